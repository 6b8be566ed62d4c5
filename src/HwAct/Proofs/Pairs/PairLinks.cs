using System.Runtime.Intrinsics;
using HwAct.Ideals;
using HwAct.Methods;
using HwAct.Numerics;

namespace HwAct.Proofs;

/// <summary>
/// Where the error of a gated kernel comes from, over every pair: the gate's value in place of f(gate), and the one rounding of the product.
/// At each pair the two differences add up to the error. Values on the way are limited to the output codes, as the exact one is.
/// </summary>
internal static class PairLinks
{
    /// <summary>Measures both links, four pairs at a time.</summary>
    /// <param name="reference">The certified ideal.</param>
    /// <param name="requantizer">What is done with the products.</param>
    /// <param name="values">What the gate makes of each of its codes, from the most negative.</param>
    public static ImmutableArray<PairLink> Of(IdealPairs reference, Requantizer requantizer, ImmutableArray<long> values)
    {
        var kernel = new PairDoubles(reference, requantizer, isFine: false);

        // A step of 0 makes no difference anywhere, so four are always left.
        double[] steps = [.. kernel.Steps, .. new double[-kernel.Steps.Length & (Vector256<double>.Count - 1)]];
        var rows = new (LinkSums Gate, LinkSums Product)[values.Length];
        Parallel.For(0, values.Length, gate => rows[gate] = Row(kernel, steps, gate, values[gate]));
        return
        [
            Link("gate", "f(gate)·up, exact", "the gate's value times up", row => row.Gate, (exact, inside, output) => inside - exact),
            Link("product", "the gate's value times up", "the program, which rounds it once", row => row.Product, (exact, inside, output) => output - inside),
        ];

        PairLink Link(string name, string from, string to, Func<(LinkSums Gate, LinkSums Product), LinkSums> of, Func<double, double, double, double> difference)
        {
            LinkSums[] sums = [.. rows.Select(of)];
            double most = sums.Max(row => row.Most);
            int gate = Array.FindIndex(sums, row => row.Most == most);
            int up = Array.FindIndex(kernel.Steps, n =>
            {
                double product = kernel.Made(values[gate]) * n;
                return Math.Abs(difference(Limited(kernel.Slope(gate) * n), Limited(product), Limited(PairDoubles.Rounded(product, kernel.Ties)))) == most;
            });
            double pairs = (double)values.Length * kernel.Steps.Length;
            return new(name, from, to, most, [reference.Gate[gate], reference.Up[up]], Math.Sqrt(sums.Sum(row => row.Squares) / pairs), sums.Sum(row => row.Sum) / pairs);
        }

        double Limited(double value) => Math.Clamp(value, kernel.Least, kernel.Most);
    }

    private static (LinkSums Gate, LinkSums Product) Row(PairDoubles kernel, double[] steps, int gate, long value)
    {
        LongWork.Continue();
        var slope = Vector256.Create(kernel.Slope(gate));
        var made = Vector256.Create(kernel.Made(value));
        var least = Vector256.Create(kernel.Least);
        var most = Vector256.Create(kernel.Most);
        ProductTies ties = kernel.Ties;
        Vector256<double> gateMost = default, gateSum = default, gateSquares = default, productMost = default, productSum = default, productSquares = default;
        for (int i = 0; i < steps.Length; i += Vector256<double>.Count)
        {
            Vector256<double> n = Vector256.Create<double>(steps.AsSpan(i, Vector256<double>.Count));
            Vector256<double> product = made * n;
            Vector256<double> inside = Vector256.MinNative(Vector256.MaxNative(product, least), most);
            Vector256<double> ofGate = inside - Vector256.MinNative(Vector256.MaxNative(slope * n, least), most);
            Vector256<double> ofProduct = Vector256.MinNative(Vector256.MaxNative(VectorRounding.Round(product, ties), least), most) - inside;
            gateMost = Vector256.MaxNative(gateMost, Vector256.Abs(ofGate));
            gateSum += ofGate;
            gateSquares += ofGate * ofGate;
            productMost = Vector256.MaxNative(productMost, Vector256.Abs(ofProduct));
            productSum += ofProduct;
            productSquares += ofProduct * ofProduct;
        }

        return (LinkSums.Of(gateMost, gateSum, gateSquares), LinkSums.Of(productMost, productSum, productSquares));
    }

    // What one code of the gate contributes.
    private readonly record struct LinkSums(double Most, double Sum, double Squares)
    {
        public static LinkSums Of(Vector256<double> most, Vector256<double> sum, Vector256<double> squares) =>
            new(Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3])), ErrorLanes.Total(sum), ErrorLanes.Total(squares));
    }
}
