namespace HwAct.Specifications;

/// <summary>An option of a target that reads what another target writes.</summary>
/// <param name="Option">The option.</param>
/// <param name="Target">Name of the other target.</param>
internal sealed record OptionNeed(string Option, string Target)
{
    /// <summary>What is missing where the kernel is not written for the other target, without a period.</summary>
    public string Reason => $"what '{Option}' asks for reads files of the target '{Target}', which is not asked for; it is needed beside it";
}
