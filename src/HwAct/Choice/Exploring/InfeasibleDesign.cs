using HwAct.Specifications;

namespace HwAct.Choice;

/// <summary>A request that cannot be met.</summary>
/// <param name="Request">The request.</param>
/// <param name="Reason">Why, with the nearest that is possible.</param>
internal sealed record InfeasibleDesign(KernelSpecification Request, string Reason);
