using HwAct.Kernels;

namespace HwAct.Targets;

/// <summary>What a kernel of one input of a byte and an output of a byte makes of each byte.</summary>
internal sealed class ByteCodes
{
    /// <summary>Number of bytes that there are.</summary>
    public const int Count = 256;

    private ByteCodes(KernelProgram kernel)
    {
        Port port = kernel.Inputs[0];
        IsSigned = port.Type.Signed;
        var output = new long[port.Codes.LongCount];
        long[] codes = port.Codes.ToArray();
        new Interpreter(kernel).Run(codes, output);
        Outputs = [.. Enumerable.Range(0, Count).Select(pattern => unchecked((byte)output[port.Codes.Nearest(CodeOf(pattern)) - port.Codes.Min]))];
    }

    /// <summary>Whether bytes that enter have a sign.</summary>
    public bool IsSigned { get; }

    /// <summary>The byte that leaves for every byte that enters, both as patterns of 8 bits: a code that the port has not gives what the nearest gives.</summary>
    public ImmutableArray<byte> Outputs { get; }

    /// <summary>The bytes of a kernel; null where its codes are stored in more, or where it has two inputs.</summary>
    public static ByteCodes? Of(KernelProgram kernel) =>
        kernel.Inputs.Length == 1 && kernel.Inputs[0].Type.StorageBits == 8 && kernel.Output.Type.StorageBits == 8 ? new ByteCodes(kernel) : null;

    /// <summary>The code of a pattern.</summary>
    public long CodeOf(int pattern) => IsSigned ? unchecked((sbyte)pattern) : pattern;

    /// <summary>How a table of the kernel holds all of the bytes: what the pattern is inverted by to be its address; null where it does not.</summary>
    public int? AddressInversionIn(Table table)
    {
        int[] inversions = [0, 0x80];
        return table is { Entries.Length: Count, Type.StorageBits: 8 }
            ? inversions.Where(inversion => Enumerable.Range(0, Count).All(pattern => unchecked((byte)table.Entries[pattern ^ inversion]) == Outputs[pattern])).Cast<int?>().FirstOrDefault()
            : null;
    }
}
