using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>What software may call a kernel with: the values of the integer that stores the codes of a port.</summary>
internal static class StoredCodes
{
    /// <summary>The values that are taken on a port: every one of the integer that stores its codes, or only its codes, where the format promises
    /// that no others come.</summary>
    /// <param name="port">The port.</param>
    /// <param name="format">What its codes mean, where that is known.</param>
    public static IntegerCodes Of(Port port, Quantization? format) => port.IsNarrowed || format is { Outside: OutsideCodes.Never }
        ? port.Codes
        : new IntegerCodes(new IntegerType(port.Type.Signed, port.Type.StorageBits));
}
