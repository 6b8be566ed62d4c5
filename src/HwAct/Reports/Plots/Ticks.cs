using HwAct.Numerics;

namespace HwAct.Reports;

/// <summary>A labeled place on an axis.</summary>
/// <param name="Value">The value.</param>
/// <param name="Label">How it is written.</param>
internal readonly record struct Tick(double Value, string Label);

/// <summary>Places on an axis that are easy to read: multiples of 1, 2 or 5 times a power of ten for real values, of a power of
/// two for codes.</summary>
internal static class Ticks
{
    /// <summary>Ticks of real values.</summary>
    /// <param name="min">Smallest value.</param>
    /// <param name="max">Largest value.</param>
    /// <param name="most">Most ticks that fit.</param>
    public static ImmutableArray<Tick> Decimal(double min, double max, int most)
    {
        // A range of one code.
        if (min == max)
        {
            return [new Tick(min, Figure.Shown(min))];
        }

        // Powers of ten by multiplication: the C library's pow is not the same on every machine.
        double decade = 1;
        while (decade * 10 <= max - min)
        {
            decade *= 10;
        }

        while (decade > max - min)
        {
            decade /= 10;
        }

        decade /= 100;
        for (; ; decade *= 10)
        {
            foreach (int digit in (ReadOnlySpan<int>)[1, 2, 5])
            {
                if (Count(min, max, digit * decade) <= most)
                {
                    return Multiples(min, max, digit * decade, Figure.Shown);
                }
            }
        }
    }

    /// <summary>Ticks of codes.</summary>
    /// <param name="min">Smallest code on the axis.</param>
    /// <param name="max">Largest code on the axis.</param>
    /// <param name="most">Most ticks that fit.</param>
    public static ImmutableArray<Tick> Binary(double min, double max, int most)
    {
        double step = 1;
        while (Count(min, max, step) > most)
        {
            step *= 2;
        }

        return Multiples(min, max, step, value => Figure.Shown((long)value));
    }

    private static double Count(double min, double max, double step) => Math.Floor(max / step) - Math.Ceiling(min / step) + 1;

    private static ImmutableArray<Tick> Multiples(double min, double max, double step, Func<double, string> label)
    {
        var ticks = ImmutableArray.CreateBuilder<Tick>();
        double first = Math.Ceiling(min / step);
        double last = Math.Floor(max / step);
        for (double k = first; k <= last; k++)
        {
            // Adding 0 turns −0 into 0.
            double value = (k * step) + 0.0;
            ticks.Add(new Tick(value, label(value)));
        }

        return ticks.ToImmutable();
    }
}
