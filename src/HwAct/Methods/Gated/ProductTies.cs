using HwAct.Numerics;

namespace HwAct.Methods;

/// <summary>How the product of a gated kernel is rounded where it is a tie.</summary>
/// <remarks>A tie of the product need not be one of the exact value. Where GELU(x) is x but for next to nothing, the gate's value is that of
/// x, and a product that is a tie stands for a value just nearer to zero: toward zero is right whatever the specification says of ties.</remarks>
internal enum ProductTies
{
    /// <summary>Toward +∞: add one half and shift.</summary>
    Up,

    /// <summary>To the even multiple of the scale.</summary>
    Even,

    /// <summary>Away from real zero.</summary>
    Away,

    /// <summary>Toward real zero.</summary>
    TowardZero,
}

/// <summary>The rules that a specification may ask for.</summary>
internal static class ProductTiesOf
{
    /// <summary>The same rule for products.</summary>
    public static ProductTies Rule(RoundingRule rounding) => rounding switch
    {
        RoundingRule.HalfEven => ProductTies.Even,
        RoundingRule.HalfAway => ProductTies.Away,
        _ => ProductTies.Up,
    };
}
