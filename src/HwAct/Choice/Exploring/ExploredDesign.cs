using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Choice;

/// <summary>A design that was made and proven over every code, as far as it is compared with others. The kernel itself is not kept: its request makes it again.</summary>
/// <param name="Number">Its place among all that were looked at, from 1.</param>
/// <param name="Request">The request that asks for this very design.</param>
/// <param name="Error">The error over every code.</param>
/// <param name="RomBytes">Bytes of its tables as C arrays.</param>
/// <param name="Values">What it is compared by, in the order of <see cref="Quantity.All"/>.</param>
/// <param name="Outline">The error from the least code to the greatest: the least and the greatest in each of some stretches of codes.</param>
internal sealed record ExploredDesign(
    int Number, KernelSpecification Request, ErrorFigures Error, long RomBytes, ImmutableArray<double> Values, ImmutableArray<(double Least, double Greatest)> Outline)
{
    /// <summary>What tools made of it; null where they were not asked.</summary>
    public MeasuredCosts? Measured { get; init; }

    // Stretches of an outline: as wide as a small picture.
    private const int Stretches = 64;

    /// <summary>What is kept of a proven kernel.</summary>
    public static ExploredDesign Of(int number, ProvenKernel kernel) => new(
        number,
        kernel.Designed.Explicit,
        kernel.Error,
        kernel.Kernel.RomBytes,
        [.. Quantity.All.Select(quantity => quantity.Of(kernel))],
        OutlineOf(kernel.Profile));

    /// <summary>Its value of a quantity.</summary>
    public double Of(Quantity quantity) => Values[Quantity.All.IndexOf(quantity)];

    /// <summary>Whether the two are one program, asked for in two ways.</summary>
    public bool IsSameAs(ExploredDesign other) =>
        Request.Method.Name == other.Request.Method.Name && Values.SequenceEqual(other.Values) && Outline.SequenceEqual(other.Outline);

    private static ImmutableArray<(double Least, double Greatest)> OutlineOf(ErrorProfile profile)
    {
        int count = profile.Lowest.Length;
        int stretches = Math.Min(Stretches, count);
        return
        [
            .. Enumerable.Range(0, stretches).Select(stretch =>
            {
                Range codes = (stretch * count / stretches)..((stretch + 1) * count / stretches);
                return (profile.Lowest[codes].Min(), profile.Highest[codes].Max());
            }),
        ];
    }
}
