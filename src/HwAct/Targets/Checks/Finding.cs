namespace HwAct.Targets;

/// <summary>Something that a tool run found wrong.</summary>
/// <param name="Kernel">Name of the kernel; empty where no single one is to blame.</param>
/// <param name="Model">What was run: <c>C99</c>, <c>Verilog</c>, …</param>
/// <param name="Message">What is wrong, in one sentence, or what the tool said.</param>
/// <param name="Mismatch">The first code that differs, where codes were compared.</param>
internal sealed record Finding(string Kernel, string Model, string Message, Mismatch? Mismatch = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Kernel.Length == 0 ? "" : Kernel + ": ")}{Model}: {Message}";
}

/// <summary>One output code that differs from the reference model.</summary>
/// <param name="Inputs">The input code of each port.</param>
/// <param name="Expected">The reference model's output code.</param>
/// <param name="Actual">What the tool gave: a code, or <c>x</c> digits of a simulator.</param>
internal sealed record Mismatch(ImmutableArray<long> Inputs, long Expected, string Actual)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"input code {string.Join(", ", Inputs)}: expected {Expected}, got {Actual}");
}
