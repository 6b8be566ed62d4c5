using System.Collections.Immutable;
using System.Globalization;
using HwAct.Activations;
using HwAct.Choice;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Benchmarks;

/// <summary>Kernels of random requests: what models of cost are fitted to, and what is tried beyond the catalog.</summary>
internal static class RandomRequests
{
    /// <summary>Requests of random formats.</summary>
    /// <param name="seed">The same requests for the same seed, on every machine.</param>
    /// <param name="count">How many.</param>
    /// <param name="method">The method of each.</param>
    /// <param name="bits">Bits of the input.</param>
    public static IEnumerable<KernelSpecification> Requests(ulong seed, int count, MethodChoice method, int bits = 8)
    {
        ulong state = (seed * 2) + 1;
        for (int i = 0; i < count; i++)
        {
            Activation activation = ActivationCatalog.All[Below(ActivationCatalog.All.Length)].Default;
            int whole = Below(Math.Min(5, bits - 1));
            double scale = (0.01 + (0.01 * Below(60))) / (1 << (bits - 8));
            Quantization from = Quantization.Parse(Below(3) == 0
                ? Text($"Q{whole}.{bits - 1 - whole}")
                : Text($"{(Below(4) == 0 ? "uint" : "int")}{bits}:{scale:0.######}:{(Below(2) == 0 ? 0 : Below(1 << (bits - 1)))}"));
            Quantization to = DefaultOutput.Of(new ActivationFunction(activation), [from]);
            ErrorBound bound = Below(3) switch { 0 => ErrorBound.AtMost(0.75), 1 => ErrorBound.CorrectlyRounded, _ => ErrorBound.Faithful };
            KernelSpecification? specification = null;
            try
            {
                specification = new KernelSpecification(
                    Text($"t{seed}_{i}_{bits}_{method.Name.Replace('-', '_')}"), activation, from, to, RoundingRule.HalfEven, method, bound);
            }
            catch (RequestException)
            {
                // No kernel can be like that.
            }

            if (specification is not null)
            {
                yield return specification;
            }
        }

        int Below(int limit)
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            return (int)((state >> 20) % (ulong)limit);
        }
    }

    /// <summary>The kernels of requests, those left out that cannot be.</summary>
    public static ImmutableArray<ProvenKernel> Proven(IEnumerable<KernelSpecification> requests) =>
    [
        .. requests.AsParallel().AsOrdered().Select(request =>
        {
            try
            {
                return KernelChoice.Prove(request);
            }
            catch (DesignException)
            {
                return null;
            }
        }).OfType<ProvenKernel>(),
    ];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
