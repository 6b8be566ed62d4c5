namespace HwAct.Kernels;

/// <summary>What a primitive drives: a wire in hardware, a local variable in software.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Range">The range it takes over every input code.</param>
/// <param name="Remark">Why it is there; may be empty.</param>
internal sealed record Wire(string Name, ValueRange Range, string Remark)
{
    /// <summary>The wire as an operand.</summary>
    public Signal Signal => new(Name, Range);

    /// <summary>A wire inside an operation of several primitives.</summary>
    /// <param name="part">What it holds, appended to the name of the operation's own.</param>
    /// <param name="range">Its range.</param>
    public Wire Part(string part, ValueRange range) => new($"{Name}_{part}", range, "");
}
