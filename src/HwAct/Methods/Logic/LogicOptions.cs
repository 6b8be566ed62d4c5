using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>What is asked for of the search; null where it may choose.</summary>
/// <param name="PlaceBits">Bits of the place.</param>
/// <param name="Shift">Fraction bits.</param>
/// <param name="Dropped">Low bits of the place that are left out.</param>
/// <param name="Curvature">Digits of the curvature of a row; 0 for lines.</param>
/// <param name="SquareBits">Bits of the square that a curvature is multiplied by.</param>
/// <param name="Effort">How long to search; thorough makes a network of look-up tables of what is found.</param>
/// <param name="LutInputs">Inputs of the FPGA's look-up tables.</param>
/// <param name="InBlocks">Whether a row is a word of block RAM; then no network is made.</param>
internal sealed record LogicOptions(int? PlaceBits, int? Shift, int? Dropped, int? Curvature, int? SquareBits, SearchEffort Effort, int LutInputs = Lut.LeastInputs, bool InBlocks = false)
{
    /// <summary>The most rows that are tried, unless place bits are asked for.</summary>
    public const int MostRows = 1024;

    /// <summary>The most words of a row that are compared to tell how good a shape is.</summary>
    public const int FewWords = 150;

    /// <summary>The most words of a row that are compared in the best shapes.</summary>
    public int MostWords => Effort == SearchEffort.Quick ? 300 : 1000;

    /// <summary>How many of the best shapes are searched again with many words.</summary>
    public int Finalists => Effort switch
    {
        SearchEffort.Quick => 1,
        SearchEffort.Balanced => 2,
        _ => 3,
    };

    /// <summary>What a method is asked to use; look-up tables are those of the device unless it says others.</summary>
    public static LogicOptions Of(KernelSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        MethodChoice choice = specification.Method;
        return new(
            LogicDeclaration.PlaceBits.In(choice), LogicDeclaration.Shift.In(choice), LogicDeclaration.Dropped.In(choice), LogicDeclaration.Curvature.In(choice),
            LogicDeclaration.SquareBits.In(choice), EffortParameter.Effort.In(choice), LogicDeclaration.LutInputs.In(choice) ?? Specifications.LutInputs.Of(specification));
    }

    /// <summary>What a search makes of this. Where everything is asked for, as in the command that a header states, a freer search may have ended here, and chosen folds,
    /// digits and words among fewer shapes: where it ends here again, that is the kernel that is meant.</summary>
    /// <param name="search">Finds the cheapest kernel; null where there is none.</param>
    public LogicDesign? Cheapest(Func<LogicOptions, LogicDesign?> search) =>
        Freer.Select(search).FirstOrDefault(design => design is not null && Asks(design.Shape)) ?? search(this);

    // Of any length, and of this one.
    private IEnumerable<LogicOptions> Freer
    {
        get
        {
            LogicOptions ofThisLength = this with { Shift = null, Dropped = null, Curvature = InBlocks ? Curvature : null, SquareBits = null };
            return PlaceBits is null || Shift is null || Dropped is null || Curvature is null || (SquareBits is null && !InBlocks) ? [] : [ofThisLength with { PlaceBits = null }, ofThisLength];
        }
    }

    private bool Asks(LogicShape shape) =>
        PlaceBits == shape.PlaceBits && Shift == shape.Shift && Dropped == shape.Dropped && Curvature == shape.CurvatureDigits && (SquareBits ?? 0) == shape.SquareBits;
}
