namespace HwAct.Methods;

/// <summary>Lines or parabolas, and how exact what bends them is.</summary>
/// <param name="Curvature">Signed radix-4 digits of a curvature; 0 for lines.</param>
/// <param name="SquareBits">Bits of the square that it is multiplied by.</param>
internal sealed record Degree(int Curvature, int SquareBits)
{
    /// <summary>Lines.</summary>
    public static Degree Line { get; } = new(0, 0);

    /// <summary>Whether there is a curvature.</summary>
    public bool IsBent => Curvature > 0;

    /// <summary>A shape of that degree.</summary>
    public LogicShape Shape(int placeBits, int shift, int dropped, int digits, int width) => new(placeBits, shift, dropped, digits, width, Curvature, SquareBits);
}
