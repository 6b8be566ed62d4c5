namespace HwAct.Specifications;

/// <summary>The method <c>logic</c>.</summary>
internal static class LogicDeclaration
{
    /// <summary>The most address bits of a segment's place, and bits that may be dropped.</summary>
    public const int MostPlaceBits = 16;

    /// <summary>The most digits of a curvature.</summary>
    public const int MostCurvature = 3;

    /// <summary>The most bits of a square.</summary>
    public const int MostSquareBits = 8;

    /// <summary>Bits of a position inside its segment.</summary>
    public static SearchedParameter PlaceBits { get; } = new("place_bits", "each segment is 2^place_bits positions long; 0 is a table of the residual", 0, MostPlaceBits);

    /// <summary>Fraction bits of the line.</summary>
    public static SearchedParameter Shift { get; } = new("shift", "fraction bits of offset + slope * place, shifted out at the end", 0, 24);

    /// <summary>Low bits of the place that no code needs.</summary>
    public static SearchedParameter Dropped { get; } = new("dropped", "low bits of the place that are left out", 0, MostPlaceBits - 1);

    /// <summary>Digits of the curvature of a row.</summary>
    public static SearchedParameter Curvature { get; } = new("curvature", "signed radix-4 digits of a segment's curvature; 0 for lines", 0, MostCurvature);

    /// <summary>Bits of the square that a curvature is multiplied by.</summary>
    public static SearchedParameter SquareBits { get; } = new("square_bits", "bits of the square of the distance from a segment's middle that its curvature is multiplied by; 0 for lines", 0, MostSquareBits);

    /// <summary>Inputs of the FPGA's look-up tables.</summary>
    public static SearchedParameter LutInputs { get; } = new("lut_inputs", "inputs of the look-up tables that effort thorough makes a network of; auto: those of the device, 6 for xc7, else 4", 4, 6);

    /// <summary>Name and parameters.</summary>
    public static MethodSignature Signature { get; } = new(
        "logic",
        "lines or parabolas on segments of one length, slopes as signed radix-4 digits: the fewest LUTs of an FPGA",
        [PlaceBits, Shift, Dropped, Curvature, SquareBits, EffortParameter.Effort, LutInputs]);
}
