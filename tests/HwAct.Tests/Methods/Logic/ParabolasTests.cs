using HwAct.Ideals;
using HwAct.Methods;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Tests.Methods.Logic;

/// <summary>Which parabolas are tried.</summary>
public sealed class ParabolasTests
{
    private static readonly LogicOptions Free = new(PlaceBits: null, Shift: null, Dropped: null, Curvature: null, SquareBits: null, SearchEffort.Quick);

    [Theory]
    [InlineData(6, 7)]
    [InlineData(7, 7)]
    [InlineData(8, 5)]
    [InlineData(9, 2)]
    public void The_table_of_squares_stays_small(int placeBits, int most) => Assert.Equal(most, Parabolas.Degrees(Free, placeBits).Max(degree => degree.SquareBits));

    [Fact]
    public void What_is_asked_for_is_tried_and_nothing_else()
    {
        Assert.Equal([new Degree(2, 8)], Parabolas.Degrees(Free with { Curvature = 2, SquareBits = 8 }, 12));
        Assert.All(Parabolas.Degrees(Free with { Curvature = 1 }, 6), degree => Assert.Equal(1, degree.Curvature));
        Assert.Empty(Parabolas.Degrees(Free with { Curvature = 0 }, 6));
        Assert.Empty(Parabolas.Degrees(Free with { SquareBits = 0 }, 6));
    }

    [Theory]
    [InlineData("square_bits", 4)]
    [InlineData("curvature", 2)]
    public void A_design_has_the_degree_that_was_asked_for(string parameter, int value)
    {
        ProvenActivation proven = Designs.Prove("logic", "Q3.8", "Q3.8", 1.0, "gelu", (parameter, value), ("effort", "quick"));
        Assert.Contains($"[{parameter}, {value}]", string.Join(" ", proven.Design.Figures), StringComparison.Ordinal);
    }

    [Fact]
    public void More_digits_and_bits_are_built_only_where_they_save_some_of_the_line()
    {
        IdealCodes reference = IdealCodes.Of(Designs.Specify("logic", "Q3.10", "Q3.10", 0.5, "gelu"));
        LogicShape[] shapes = [.. LogicSearch.All(reference, 0.5, Free).Skip(Free.Finalists).Where(design => design is { Fold: Fold.Symmetry, Shape.IsBent: true }).Select(design => design.Shape)];
        Assert.True(shapes.Length > 1);
        Assert.All(shapes.GroupBy(shape => (shape.PlaceBits, shape.Dropped)), group =>
            Assert.Equal(group.Count(), group.Count(one => !group.Any(other => other != one && other.Shift <= one.Shift && other.Digits <= one.Digits && other.CurvatureDigits <= one.CurvatureDigits && other.SquareBits <= one.SquareBits))));
    }
}
