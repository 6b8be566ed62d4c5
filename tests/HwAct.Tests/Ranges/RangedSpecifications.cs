using HwAct.Activations;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Tests.Ranges;

/// <summary>Random requests with ranges of codes: the same for the same seed.</summary>
internal static class RangedSpecifications
{
    private static readonly string[] Activations = ["gelu", "silu", "tanh", "sigmoid", "elu", "relu", "hard-swish", "mish", "softplus", "leaky-relu", "gelu-tanh", "relu6"];

    /// <summary>Requests for a kernel of one input.</summary>
    public static IEnumerable<KernelSpecification> Of(string method, int seed, int count, IReadOnlyList<string>? activations = null)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            string activation = (activations ?? Activations)[random.Next((activations ?? Activations).Count)];
            Quantization input = Ranged(random, new IntegerType(random.Next(4) > 0, random.Next(3, 9)), 8 + (8 * random.NextDouble()), (OutsideCodes)random.Next(2));
            Quantization output = Ranged(random, new IntegerType(random.Next(4) > 0, random.Next(3, 13)), 1 + (12 * random.NextDouble()), OutsideCodes.Clamp);
            yield return new KernelSpecification(
                $"ranged_{method.Replace('-', '_')}_{i}",
                ActivationCatalog.Find(activation)!.Default,
                input,
                output,
                (RoundingRule)random.Next(3),
                new MethodChoice(method),
                ErrorBound.Faithful);
        }
    }

    // A type whose codes span so much, and a part of them, with real 0 mostly in it but not always.
    private static Quantization Ranged(Random random, IntegerType type, double span, OutsideCodes outside)
    {
        double scale = random.Next(3) == 0 ? Math.ScaleB(1, (int)Math.Round(Math.Log2(span / type.Count))) : span / type.Count;
        long zero = random.Next(3) == 0 ? Math.Max(type.Min, 0) : random.NextInt64(type.Min, type.Max + 1);
        (long min, long max) = random.Next(6) switch
        {
            0 => (type.Min, type.Max),
            1 => (-type.Max, type.Max),
            2 => (0, type.Max),
            3 => (zero, Math.Min(type.Max, zero + (long)Math.Round(6 / scale))),
            _ => (random.NextInt64(type.Min, type.Max), random.NextInt64(type.Min, type.Max)),
        };
        return new Quantization(type, scale, zero, Math.Max(type.Min, Math.Min(min, max)), Math.Max(min, max), outside);
    }
}
