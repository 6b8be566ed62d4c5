namespace HwAct.Lowering;

/// <summary>Who reads the ports and definitions of a program.</summary>
/// <param name="Counts">How many definitions read each.</param>
/// <param name="Bits">Which bits of each are read anywhere.</param>
internal sealed record Readers(IReadOnlyDictionary<string, int> Counts, IReadOnlyDictionary<string, ulong> Bits)
{
    /// <summary>The readers in a program.</summary>
    public static Readers Of(LoweredProgram program) => new(
        program.Definitions.SelectMany(definition => definition.Primitive.Operands.Select(operand => operand.Signal.Name).Distinct(StringComparer.Ordinal))
            .GroupBy(name => name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal),
        program.Operands.GroupBy(operand => operand.Signal.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Aggregate(0UL, (mask, operand) => mask | operand.BitsRead), StringComparer.Ordinal));

    /// <summary>Whether a bit is read; all are where nothing is known.</summary>
    public bool Reads(string name, int bit) => !Bits.TryGetValue(name, out ulong mask) || (mask >> bit & 1) != 0;
}
