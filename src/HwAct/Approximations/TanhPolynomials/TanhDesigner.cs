using System.Collections.Immutable;
using HwAct.Approximations.Framing;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Approximations.TanhPolynomials;

/// <summary>A tanh polynomial kernel that was built and measured.</summary>
internal sealed record TanhDesign(
    Kernel Kernel, InnerPolynomial Inner, int Degree, int Width, int GuardBits, double MaxLsb, ImmutableArray<ErrorShare> Shares);

/// <summary>Chooses inner polynomial, degree and working width: fewest multiplications first, then the narrowest.</summary>
internal sealed class TanhDesigner
{
    public const int MostDegree = 14;
    public const int MostWidth = 24;

    private const int GridPoints = 1024;

    private readonly Reference reference;
    private readonly KernelSpecification specification;
    private readonly double ratio;

    public TanhDesigner(Reference reference)
    {
        this.reference = reference;
        specification = reference.Specification;
        ratio = specification.Input.Scale / specification.Output.Scale;
    }

    /// <summary>The cheapest design within the bound, or the most exact one where none is or no bound is asked for.</summary>
    public TanhDesign Cheapest(double? bound)
    {
        TanhDesign? best = null;
        foreach ((InnerPolynomial inner, int degree, double estimate) in Plans(bound))
        {
            foreach (int width in Widths())
            {
                // Wider than needed cannot help a polynomial that is itself outside the bound.
                if (Build(inner, degree, width, bound) is not TanhDesign design)
                {
                    continue;
                }

                if (best is null || design.MaxLsb < best.MaxLsb)
                {
                    best = design;
                }

                if (bound is double promised && design.MaxLsb <= promised)
                {
                    return design;
                }
            }
        }

        return best ?? throw new DesignException("the tanh polynomial cannot serve this quantization: its residual does not settle");
    }

    // Inner polynomials and degrees whose real polynomials leave room for rounding, the fewest multiplications first.
    private IEnumerable<(InnerPolynomial Inner, int Degree, double Estimate)> Plans(double? bound)
    {
        string? wantedInner = specification.Method.Word("inner");
        int? wantedDegree = specification.Method.Whole("degree");
        double slack = (bound ?? OutputTolerance.Faithful) - OutputTolerance.CorrectlyRounded;
        var plans = new List<(InnerPolynomial Inner, int Degree, double Estimate)>();
        foreach (InnerPolynomial inner in InnerPolynomial.All.Where(inner => wantedInner is null || inner.Name == wantedInner))
        {
            for (int degree = wantedDegree ?? 4; degree <= (wantedDegree ?? MostDegree); degree++)
            {
                plans.Add((inner, degree, FitError(inner, degree)));
            }
        }

        var within = plans.Where(plan => plan.Estimate < slack).OrderBy(plan => plan.Degree + plan.Inner.Coefficients.Length).Take(4).ToList();
        return within.Count > 0 ? within : plans.OrderBy(plan => plan.Estimate).Take(1);
    }

    private int[] Widths() => specification.Method.Whole("width") is int width ? [width] : [10, 12, 14, 15, 16, 18, 20, 22, MostWidth];

    private double FitError(InnerPolynomial inner, int degree)
    {
        int cut = Cut(4, OutputTolerance.Faithful);
        (double[] coefficients, double argumentEnd) = Fit(inner, degree, MostWidth, cut);
        double worst = 0;
        for (int k = 1; k <= GridPoints; k++)
        {
            double position = (double)cut * k / GridPoints;
            double u = inner.At(position * specification.Input.Scale);
            double tail = MinimaxPolynomial.Evaluate(coefficients, TanhProgram.Argument(MostWidth, u, argumentEnd));
            worst = Math.Max(worst, Math.Abs((tail * position * ratio) - ActivationResidual(position)));
        }

        return worst;
    }

    private (double[] Coefficients, double ArgumentEnd) Fit(InnerPolynomial inner, int degree, int width, int cut)
    {
        double argumentEnd = inner.At(cut * specification.Input.Scale);
        var grid = new double[GridPoints];
        var values = new double[GridPoints];
        var weights = new double[GridPoints];
        for (int k = 0; k < GridPoints; k++)
        {
            double position = Math.Max(0.25, (double)cut * k / (GridPoints - 1));
            double u = inner.At(position * specification.Input.Scale);
            grid[k] = TanhProgram.Argument(width, u, argumentEnd);
            values[k] = Functions.SigmoidTail(DoubleEnclosure.Exactly(2 * u)).Middle;
            weights[k] = position * ratio;
        }

        return (MinimaxPolynomial.Fit(degree, grid, values, weights, out _), argumentEnd);
    }

    private int Cut(int guardBits, double bound)
    {
        var frame = new ResidualFrame(reference, Math.Max(bound, 0.75));
        return Math.Max(1, frame.CorridorAt(guardBits).LeastCut);
    }

    private TanhDesign? Build(InnerPolynomial inner, int degree, int width, double? bound)
    {
        double allowed = bound ?? OutputTolerance.Faithful;
        const int GuardBits = 4;
        var frame = new ResidualFrame(reference, allowed);
        int cut = Cut(GuardBits, allowed);
        (double[] outer, double argumentEnd) = Fit(inner, degree, width, cut);
        if (outer.Length == 0 || !outer.All(double.IsFinite) || !(argumentEnd > 0))
        {
            return null;
        }

        Kernel kernel;
        try
        {
            var program = new TanhProgram(specification, inner, outer, cut, width, GuardBits);
            kernel = frame.Write(GuardBits, 0, cut, program.Write);
        }
        catch (Exception exception) when (exception is KernelException or OverflowException)
        {
            return null;
        }

        double worst = Enumerable.Range(0, reference.Codes.Count).Zip(Interpreter.RunAll(kernel), (i, y) => Math.Abs(y - reference.Saturated(i))).Max();
        return new TanhDesign(kernel, inner, degree, width, GuardBits, worst, Shares(inner, outer, width, argumentEnd, cut, kernel));
    }

    private ImmutableArray<ErrorShare> Shares(InnerPolynomial inner, double[] outer, int width, double argumentEnd, int cut, Kernel kernel)
    {
        double form = 0;
        double polynomial = 0;
        double rounding = 0;
        long[] outputs = Interpreter.RunAll(kernel);
        for (int i = 0; i < outputs.Length; i++)
        {
            double position = Math.Abs(reference.Codes[i] - specification.Input.ZeroPoint);
            double u = inner.At(position * specification.Input.Scale);
            double exactForm = position * ratio * Functions.SigmoidTail(DoubleEnclosure.Exactly(2 * Math.Max(0, u))).Middle;
            double limited = TanhProgram.Argument(width, Math.Min(u, argumentEnd), argumentEnd);
            double real = Math.Min(position, cut) * ratio * MinimaxPolynomial.Evaluate(outer, limited);
            double residual = ActivationResidual(position);
            form = Math.Max(form, Math.Abs(exactForm - residual));
            polynomial = Math.Max(polynomial, Math.Abs(real - exactForm));

            // The exact value plus what the real polynomials change is what the integers round.
            double unrounded = Math.Clamp(reference.Value[i] + residual - real, specification.Output.Type.Min, specification.Output.Type.Max);
            rounding = Math.Max(rounding, Math.Abs(outputs[i] - unrounded));
        }

        return
        [
            new("form", form, "the form x/2*(1 + tanh(u(x))) in real numbers against the activation"),
            new("polynomial", polynomial, "the polynomials in real numbers against the form"),
            new("rounding", rounding, "the integer program against the polynomials in real numbers"),
        ];
    }

    // −r(t) in output LSB, positive for GELU.
    private double ActivationResidual(double position) =>
        -specification.Activation.ResidualAt(DoubleEnclosure.Exactly(position * specification.Input.Scale), negative: false).Middle / specification.Output.Scale;
}
