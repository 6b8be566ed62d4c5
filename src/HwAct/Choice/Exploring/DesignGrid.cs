using HwAct.Methods;
using HwAct.Specifications;

namespace HwAct.Choice;

/// <summary>The designs that are looked at for one function and its formats: every method that applies, for a few bounds and by its own parameters, and for a few sizes
/// that promise nothing.</summary>
internal static class DesignGrid
{
    /// <summary>The bounds: both words, and what users settle for between them.</summary>
    public static ImmutableArray<ErrorBound> Bounds { get; } = [ErrorBound.CorrectlyRounded, ErrorBound.AtMost(0.6), ErrorBound.AtMost(0.75), ErrorBound.Faithful];

    // By halves, from what no function fits to what every one does.
    private static readonly int[] Sizes = [4, 8, 16, 32, 64, 128, 256, 512];

    // The dynamic program over lines takes longer with each.
    private const int MostLines = 64;

    private static readonly ParameterValue[] Breakpoints = [ParameterValue.Of("free"), ParameterValue.Of("octave"), ParameterValue.Of("uniform")];

    /// <summary>The grid in words, one line a method.</summary>
    public static ImmutableArray<string> Words { get; } =
    [
        $"each method that applies, for each bound of {string.Join(", ", Bounds)}, with its other parameters at their defaults",
        "interpolated-table: 4, 8, … 512 segments with entries of 8 and of 16 bits, and the layout of LiteRT, each with the least error it reaches",
        $"piecewise-linear: octave and uniform breakpoints and slopes that are powers of two for each bound, and 4, 8, … {MostLines} segments with the least error they reach",
        "piecewise-polynomial: degrees 1, 2 and 3 with free, octave and uniform breakpoints for each bound",
        "logic: segments of 4, 16 and 64 positions for each bound",
    ];

    /// <summary>The requests for one function and its formats, in a fixed order: the method and the bound of what is asked for have no say.</summary>
    public static ImmutableArray<KernelSpecification> Of(KernelSpecification asked) =>
    [
        // A table of every code is the same for all bounds.
        .. Bounds.SelectMany(bound => At(asked, bound)).DistinctBy(request => request.Method.Name == TableDeclaration.Signature.Name ? ErrorBound.Best : (object)request),
        .. Sized(asked).Select(choice => asked.With(choice, ErrorBound.Best)).Where(IsPossible),
    ];

    /// <summary>The requests that keep one bound.</summary>
    public static IEnumerable<KernelSpecification> At(KernelSpecification asked, ErrorBound bound) => MethodCatalog.All
        .SelectMany(method => Variants(method.Signature.Name))
        .Select(choice => asked.With(choice, bound)).Where(IsPossible);

    private static bool IsPossible(KernelSpecification specification) => KernelDesigner.ReasonAgainst(specification, MethodCatalog.Of(specification.Method)) is null;

    private static IEnumerable<MethodChoice> Variants(string method) => method switch
    {
        "piecewise-linear" =>
        [
            new MethodChoice(method),
            .. Breakpoints[1..].Select(breakpoints => new MethodChoice(method).With(BreakpointsParameter.Breakpoints.Name, breakpoints)),
            new MethodChoice(method).With(PiecewiseLinearDeclaration.Slopes.Name, ParameterValue.Of("power-of-two")),
        ],
        "piecewise-polynomial" =>
            from degree in (int[])[1, 2, 3]
            from breakpoints in Breakpoints
            select new MethodChoice(method).With(PiecewisePolynomialDeclaration.Degree.Name, ParameterValue.Of(degree)).With(BreakpointsParameter.Breakpoints.Name, breakpoints),
        "logic" => [new MethodChoice(method), .. ((int[])[2, 4, 6]).Select(bits => new MethodChoice(method).With(LogicDeclaration.PlaceBits.Name, ParameterValue.Of(bits)))],
        _ => [new MethodChoice(method)],
    };

    private static IEnumerable<MethodChoice> Sized(KernelSpecification asked)
    {
        string table = InterpolatedTableDeclaration.Signature.Name;
        string lines = PiecewiseLinearDeclaration.Signature.Name;
        return
        [
            .. from segments in Sizes
               where segments <= asked.Input.Codes.Count / 2
               from bits in (int[])[8, 16]
               select new MethodChoice(table).With(InterpolatedTableDeclaration.Segments.Name, ParameterValue.Of(segments)).With(InterpolatedTableDeclaration.EntryBits.Name, ParameterValue.Of(bits)),
            new MethodChoice(table).With(InterpolatedTableDeclaration.Layout.Name, ParameterValue.Of("litert")),
            .. Sizes.Where(segments => segments <= Math.Min(MostLines, asked.Input.Codes.Count / 4))
                .Select(segments => new MethodChoice(lines).With(PiecewiseLinearDeclaration.Segments.Name, ParameterValue.Of(segments))),
        ];
    }
}
