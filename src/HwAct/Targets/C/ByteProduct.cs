using HwAct.Lowering;

namespace HwAct.Targets;

/// <summary>A product of a number of 8 bits and a constant of 9 to 16 that takes more than 16: where registers have 8 bits, two products of bytes and no call.</summary>
internal static class ByteProduct
{
    /// <summary>Whether a product is one.</summary>
    public static bool Is(Product product) => product is
    {
        Left: { Signed: false, Signal: { IsLiteral: false, Range: { Min: >= 0, Max: <= byte.MaxValue and var most } } },
        Right: { Signed: false, Bits: 32, Signal: { IsLiteral: true, Value: > byte.MaxValue and <= ushort.MaxValue and var by } },
    } && most * by > ushort.MaxValue && !long.IsPow2(by);

    /// <summary>The product in C.</summary>
    public static string Text(Product product, string value) => $"HWACT_BYTE_PRODUCT({value}, {CLiteral.Of(product.Right.Signal.Value)}u)";
}
