using HwAct.Methods;

namespace HwAct.Tests.Methods.Logic;

public sealed class RowChoicesTests
{
    private const int Places = 8;
    private const int Digits = 2;

    [Fact]
    public void Slopes_with_their_offsets_are_those_that_trying_them_all_finds()
    {
        var random = new Random(7);
        int found = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            long slope = random.Next(-6, 12);
            long[] low = [.. Enumerable.Range(0, Places).Select(place => 100 + (slope * place) - random.Next(0, 4))];
            long[] high = [.. low.Select(value => value + random.Next(2, 9))];
            var shape = new LogicShape(PlaceBits: 3, Shift: 0, Dropped: trial % 2, Digits, Width: 9);
            Corridor corridor = Corridor.Of(new AllowedIntervals([.. low], [.. high]), 0, mayEnd: false)!;
            var choices = new RowChoices(corridor, shape, 0);
            RowChoice[] expected = [.. Tried(corridor, shape)];
            Assert.Equal(expected, choices.All());
            Assert.Equal(expected.Length > 0, choices.Any);
            found += expected.Length;
        }

        Assert.True(found > 100);
    }

    [Fact]
    public void Curvatures_are_those_that_trying_them_all_finds()
    {
        var random = new Random(8);
        int bent = 0;
        for (int trial = 0; trial < 300; trial++)
        {
            var shape = new LogicShape(PlaceBits: 3, Shift: 0, Dropped: 0, Digits, Width: 9, CurvatureDigits: 1 + (trial % 2), SquareBits: 3);
            (long slope, long curvature) = (random.Next(-6, 12), random.Next(-6, 12));
            long[] low = [.. Enumerable.Range(0, Places).Select(place => 100 + (slope * place) + (curvature * Square(place)) - random.Next(0, 3))];
            long[] high = [.. low.Select(value => value + random.Next(2, 7))];
            Corridor corridor = Corridor.Of(new AllowedIntervals([.. low], [.. high]), 0, mayEnd: false)!;
            var choices = new RowChoices(corridor, shape, 0);
            RowChoice[] expected = [.. Tried(corridor, shape)];
            Assert.Equal(expected, choices.All());
            Assert.Equal(expected.Length > 0, choices.Any);
            bent += expected.Count(choice => choice.Curvature != 0);
        }

        Assert.True(bent > 100);
    }

    private static IEnumerable<RowChoice> Tried(Corridor corridor, LogicShape shape)
    {
        for (long curvature = shape.Curvatures.Least; curvature <= shape.Curvatures.Most; curvature++)
        {
            for (long slope = shape.Slopes.Least; slope <= shape.Slopes.Most; slope++)
            {
                long least = Enumerable.Range(0, Places).Max(place => corridor.Low(place) - At(place));
                long most = Enumerable.Range(0, Places).Min(place => corridor.High(place) - At(place));
                if (least <= most)
                {
                    yield return new RowChoice(slope, curvature, least, most);
                }

                long At(int place) => (slope * (place >> shape.Dropped)) + (curvature * Square(place));
            }
        }
    }

    // Half of (m² + m) of a place m + ½ from the middle of eight: three bits of four.
    private static long Square(int place) => (Math.Max(place - 4, 3 - place) * (Math.Max(place - 4, 3 - place) + 1)) / 2;
}
