namespace HwAct.Specifications;

/// <summary>Options of a target of which each is possible, but not beside the others.</summary>
/// <param name="Option">The option that is wrong.</param>
/// <param name="Reason">Why, and what would be right, without a period.</param>
internal sealed record OptionConflict(string Option, string Reason);
