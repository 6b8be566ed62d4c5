using HwAct.Activations;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.ToolchainTests.Specifications;

/// <summary>Seeded random specifications: every activation, every method that applies, odd widths, scales that are no powers of two, zero
/// points anywhere, all rounding rules, bounds from correct rounding upward.</summary>
internal static class RandomSpecifications
{
    public static IEnumerable<KernelSpecification> Make(int seed, int count)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            yield return As(i, One(random, $"sweep_{seed}_{i}"));
        }
    }

    /// <summary>Gated specifications, with few enough pairs to run them all.</summary>
    public static IEnumerable<KernelSpecification> MakeGated(int seed, int count)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            yield return As(i, OneGated(random, $"gated_{seed}_{i}"));
        }
    }

    // Of narrow inputs a table is mostly fewer LUTs: the steps of every other are printed all the same.
    private static KernelSpecification As(int index, KernelSpecification one) => index % 2 == 0 ? one : one.With(TestKernels.Steps);

    private static KernelSpecification OneGated(Random random, string name)
    {
        Activation activation = Pick(random, [.. ActivationCatalog.All.Select(entry => entry.Default)]);
        Quantization input = Narrow(random);
        Quantization up = Narrow(random);
        double reach = input.Scale * input.Type.Count * up.Scale * up.Type.Count / 4;
        var type = new IntegerType(random.Next(4) != 0, random.Next(2, 17));
        double scale = random.Next(3) == 0
            ? Math.ScaleB(input.Scale * up.Scale, random.Next(0, 8))
            : Rounded((0.1 + random.NextDouble()) * reach / type.Count);
        var output = new Quantization(type, scale, ZeroPoint(random, type));
        ErrorBound bound = random.Next(4) switch { 0 => ErrorBound.Faithful, 1 => ErrorBound.AtMost(1), 2 => ErrorBound.AtMost(Math.Round(0.6 + (random.NextDouble() * 3), 2)), _ => ErrorBound.CorrectlyRounded };
        KernelSpecification[] applicable =
        [
            .. from method in MethodCatalog.All
               let specification = new KernelSpecification(
                   name, new GatedFunction(activation), [input, up], output, Pick(random, Enum.GetValues<RoundingRule>()), new MethodChoice(method.Signature.Name), bound)
               where KernelDesigner.ReasonAgainst(specification, method) is null
               select specification,
        ];
        return Pick(random, applicable);
    }

    private static Quantization Narrow(Random random)
    {
        int bits = random.Next(2, 10);
        var type = new IntegerType(random.Next(4) != 0, bits);
        double span = 1 + (15 * random.NextDouble());
        return random.Next(3) == 0
            ? new Quantization(type, Math.ScaleB(1, -random.Next(0, bits)), Math.Clamp(0, type.Min, type.Max))
            : new Quantization(type, Rounded(span / type.Count), ZeroPoint(random, type));
    }

    private static KernelSpecification One(Random random, string name)
    {
        Activation activation = Pick(random, [.. ActivationCatalog.All.Select(entry => entry.Default)]);
        Quantization input = Input(random);
        Quantization output = Output(random, input);
        RoundingRule rounding = Pick(random, Enum.GetValues<RoundingRule>());
        ErrorBound bound = random.Next(4) switch
        {
            0 => ErrorBound.Faithful,
            1 => ErrorBound.AtMost(1),
            2 => ErrorBound.AtMost(Math.Round(0.55 + (random.NextDouble() * 3), 2)),
            _ => ErrorBound.CorrectlyRounded,
        };
        KernelSpecification[] applicable =
        [
            .. from method in MethodCatalog.All
               let specification = new KernelSpecification(name, activation, input, output, rounding, new MethodChoice(method.Signature.Name), bound)
               where method.ReasonAgainst(specification) is null
               select specification,
        ];
        return Pick(random, applicable);
    }

    private static Quantization Input(Random random)
    {
        int bits = random.Next(24) == 0 ? random.Next(13, 17) : random.Next(2, 12);
        bool signed = random.Next(4) != 0;
        var type = new IntegerType(signed, bits);
        if (random.Next(3) == 0)
        {
            int fraction = random.Next(0, bits);
            return Quantization.Parse(signed ? $"Q{bits - 1 - fraction}.{fraction}" : $"UQ{bits - fraction}.{fraction}");
        }

        // The codes span 1 to 40 real units.
        double span = 1 + (39 * random.NextDouble() * random.NextDouble());
        return new Quantization(type, Rounded(span / type.Count), ZeroPoint(random, type));
    }

    private static Quantization Output(Random random, Quantization input)
    {
        int bits = random.Next(6) == 0 ? random.Next(17, 33) : random.Next(2, 17);
        var type = new IntegerType(random.Next(4) != 0, bits);
        if (random.Next(3) == 0)
        {
            // The same scale, or one a power of two away: ties and saturation.
            return new Quantization(type, Math.ScaleB(input.Scale, random.Next(-2, 3)), ZeroPoint(random, type));
        }

        double span = (0.2 + random.NextDouble()) * input.Scale * input.Type.Count;
        return new Quantization(type, Rounded(span / type.Count), ZeroPoint(random, type));
    }

    private static long ZeroPoint(Random random, IntegerType type) => random.Next(3) switch
    {
        0 => Math.Clamp(0, type.Min, type.Max),
        1 => random.NextInt64(type.Min, type.Max + 1),
        _ => type.Min + (type.Count / 4),
    };

    // Four significant digits, as a calibration would print them.
    private static double Rounded(double scale) => double.Parse(scale.ToString("E3"));

    private static T Pick<T>(Random random, T[] choices) => choices[random.Next(choices.Length)];
}
