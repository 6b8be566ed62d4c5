namespace HwAct.Kernels;

/// <summary>What a stored program says of a step besides its operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Operands">The steps that it reads, in order.</param>
/// <param name="Table">The table that it reads; null for most.</param>
/// <param name="Bits">How many low bits it keeps; null for most.</param>
/// <param name="Network">The network that it is; null for most.</param>
/// <param name="Remark">Why it is there.</param>
internal sealed record StepParts(string Name, ImmutableArray<Step> Operands, Table? Table, int? Bits, LogicNetwork? Network, string Remark)
{
    /// <summary>These parts, where they are as many operands and no more than that.</summary>
    /// <exception cref="KernelException">They are others.</exception>
    public StepParts With(int operands) => With(operands, table: false, bits: false, network: false);

    /// <summary>These parts, where they are as many operands and a table.</summary>
    /// <exception cref="KernelException">They are others.</exception>
    public StepParts WithTable(int operands) => With(operands, table: true, bits: false, network: false);

    /// <summary>These parts, where they are as many operands and a number of bits.</summary>
    /// <exception cref="KernelException">They are others.</exception>
    public StepParts WithBits(int operands) => With(operands, table: false, bits: true, network: false);

    /// <summary>These parts, where they are as many operands and a network.</summary>
    /// <exception cref="KernelException">They are others.</exception>
    public StepParts WithNetwork(int operands) => With(operands, table: false, bits: false, network: true);

    private StepParts With(int operands, bool table, bool bits, bool network) =>
        Operands.Length == operands && Table is not null == table && Bits is not null == bits && Network is not null == network
        ? this
        : throw new KernelException(
            $"Step '{Name}' needs {operands} {(operands == 1 ? "operand" : "operands")}{(table ? " and a table" : "")}{(bits ? " and a number of bits" : "")}{(network ? " and a network" : "")}, and nothing else.");
}
