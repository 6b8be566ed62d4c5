using System.Collections.Immutable;

namespace HwAct.Kernels;

/// <summary>
/// One single-assignment step of a kernel: an exact operation on integers. A step has no width of its own; the kernel proves
/// the range each step takes over every input code, and back ends choose wires and C types from that.
/// </summary>
/// <remarks>Steps are immutable nodes of a graph: two are the same only when they are the same object.</remarks>
public abstract class Step(string name, string remark)
{
    /// <summary>A lower-case C and Verilog identifier; empty for constants, which are printed in place.</summary>
    public string Name { get; } = name;

    /// <summary>Why the step is there, in a few words, printed beside it; may be empty.</summary>
    public string Remark { get; } = remark;

    /// <summary>The steps whose values this one reads, in order.</summary>
    public abstract ImmutableArray<Step> Operands { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name} {Name}";
}

/// <summary>The code on an input port.</summary>
public sealed class Input(Port port) : Step(port.Name, "")
{
    /// <summary>The port read.</summary>
    public Port Port { get; } = port;

    /// <inheritdoc/>
    public override ImmutableArray<Step> Operands => [];
}

/// <summary>A constant wired into the program.</summary>
public sealed class Constant(long value) : Step("", "")
{
    /// <summary>Its value.</summary>
    public long Value { get; } = value;

    /// <inheritdoc/>
    public override ImmutableArray<Step> Operands => [];

    /// <inheritdoc/>
    public override string ToString() => $"Constant {Value}";
}

/// <summary>A step with one operand.</summary>
public abstract class Unary(string name, Step source, string remark) : Step(name, remark)
{
    /// <summary>The operand.</summary>
    public Step Source { get; } = source;

    /// <inheritdoc/>
    public override ImmutableArray<Step> Operands { get; } = [source];
}

/// <summary>A step with two operands.</summary>
public abstract class Binary(string name, Step left, Step right, string remark) : Step(name, remark)
{
    /// <summary>First operand.</summary>
    public Step Left { get; } = left;

    /// <summary>Second operand.</summary>
    public Step Right { get; } = right;

    /// <inheritdoc/>
    public override ImmutableArray<Step> Operands { get; } = [left, right];
}
