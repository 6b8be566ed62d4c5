using System.Numerics;
using HwAct.Ideals;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.PublishedAlgorithms;

/// <summary>
/// The table that everybody writes first: equal segments over the whole input range, entries of 8 bits, each the activation at
/// its node rounded to the nearest, straight lines between them.
/// </summary>
/// <param name="segments">Number of segments, a power of two; the table has one entry more.</param>
internal sealed class ChordTable(int segments) : IPublishedAlgorithm
{
    private const int EntryBits = 8;

    /// <inheritdoc/>
    public string Name => $"chord-table-{segments + 1}";

    /// <inheritdoc/>
    public string Source => $"textbook: {segments} equal segments over the input range, nearest 8-bit entries, linear interpolation";

    /// <inheritdoc/>
    public long Bytes => segments + 1;

    /// <inheritdoc/>
    public string Serves => $"any function of {segments} input codes or more";

    /// <inheritdoc/>
    public bool IsUsedFor(KernelSpecification specification) => specification.Input.Type.Count >= segments;

    /// <inheritdoc/>
    public long[] Outputs(KernelSpecification specification, IdealCodes reference)
    {
        IntegerType type = specification.Output.Type;

        // Outputs wider than an entry are stored in coarser units.
        int unitBits = Math.Max(0, type.Bits - EntryBits);
        int widthBits = specification.Input.Type.Bits - BitOperations.Log2((uint)segments);
        long[] entries = Entries(specification, unitBits, widthBits);
        long half = (1L << widthBits) >> 1;
        var outputs = new long[reference.Codes.Count];
        for (int i = 0; i < outputs.Length; i++)
        {
            int place = (int)(reference.Codes[i] - specification.Input.Type.Min);
            int segment = place >> widthBits;
            long fraction = place & ((1L << widthBits) - 1);
            long line = (entries[segment] << widthBits) + ((entries[segment + 1] - entries[segment]) * fraction);
            outputs[i] = type.Saturate(((line << unitBits) + half) >> widthBits);
        }

        return outputs;
    }

    private long[] Entries(KernelSpecification specification, int unitBits, int widthBits)
    {
        Quantization output = specification.Output;
        var type = new IntegerType(output.Type.Signed, Math.Min(EntryBits, output.Type.Bits));
        double unit = 1L << unitBits;
        var entries = new long[segments + 1];
        for (int i = 0; i <= segments; i++)
        {
            long code = specification.Input.Type.Min + ((long)i << widthBits);
            double value = (specification.Activation.Evaluate(specification.Input.Real(code)) / output.Scale) + output.ZeroPoint;
            entries[i] = (long)Math.Clamp(Math.Round(value / unit, MidpointRounding.AwayFromZero), type.Min, type.Max);
        }

        return entries;
    }
}
