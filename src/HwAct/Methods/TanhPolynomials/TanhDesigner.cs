using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>A tanh polynomial kernel that was built and measured.</summary>
internal sealed record TanhDesign(
    KernelProgram Kernel, Plan Plan, int Width, int GuardBits, double MaxLsb, bool KeepsBound, Func<ImmutableArray<ErrorShare>> Shares);

/// <summary>Polynomials to build a kernel from.</summary>
/// <param name="Inner">The inner polynomial.</param>
/// <param name="Degree">Degree of the outer polynomial.</param>
/// <param name="Squarings">How often its value is squared.</param>
/// <param name="ErrorLsb">Distance of the real polynomials from the activation, in output LSB.</param>
internal sealed record Plan(InnerPolynomial Inner, int Degree, int Squarings, double ErrorLsb)
{
    /// <summary>Multiplications: the outer polynomial, the squarings, t² and the inner polynomial, two products with t; a line is one product.</summary>
    public int Multiplications => Degree + Squarings + (Inner.Coefficients.Length == 1 ? 0 : Inner.Coefficients.Length) + 2;
}

/// <summary>Chooses inner polynomial, degree and working width: fewest multiplications first, then the narrowest.</summary>
internal sealed class TanhDesigner
{
    private static readonly int MostDegree = TanhPolynomialDeclaration.Degree.Max;
    private static readonly int MostWidth = TanhPolynomialDeclaration.Width.Max;

    private const int MostSquarings = 3;
    private const int GuardBits = 4;
    private const int GridPoints = 256;

    // From the cut on the residual settles to one value, within this many LSB of the exact one.
    private const double CutBound = 0.6;
    private const int PlansTried = 6;

    private readonly IdealCodes reference;
    private readonly KernelSpecification specification;
    private readonly TanhForm form;

    public TanhDesigner(IdealCodes reference)
    {
        this.reference = reference;
        specification = reference.Specification;
        form = TanhForm.Of(specification.Activation)!;
    }

    /// <summary>The cheapest design within the bound, or the most exact one where none is or no bound is asked for.</summary>
    public TanhDesign Cheapest(double? bound)
    {
        var frame = new ResidualFrame(reference, CutBound, Fold.FromZero);
        int cut = Math.Max(1, frame.AllowedAt(GuardBits).LeastCut);
        OutputTolerance tolerance = OutputTolerance.For(reference, bound ?? ErrorBound.OfFaithfulRounding);
        TanhDesign? best = null;
        foreach (Plan plan in Plans(cut, bound))
        {
            foreach (int width in Widths())
            {
                if (Build(frame, tolerance, plan, cut, width) is not TanhDesign design)
                {
                    continue;
                }

                best = best is null || design.MaxLsb < best.MaxLsb ? design : best;
                if (bound is not null && design.KeepsBound)
                {
                    return design;
                }
            }
        }

        return best ?? throw new DesignException("the tanh polynomial cannot serve this quantization: its values leave 63 bits");
    }

    // What the real polynomials leave of the bound goes to rounding; without a bound the most exact plan is built.
    private IEnumerable<Plan> Plans(int cut, double? bound)
    {
        InnerForm? wantedInner = TanhPolynomialDeclaration.Inner.In(specification.Method);
        int? wantedDegree = TanhPolynomialDeclaration.Degree.In(specification.Method);
        double slack = (bound ?? 0) - ErrorBound.OfCorrectRounding;
        var plans = new List<Plan>();
        IOrderedEnumerable<Plan> cheapestFirst = form.Inners
            .Where(inner => wantedInner is null || inner.Form == wantedInner)
            .SelectMany(inner => Enumerable.Range(0, MostSquarings + 1).Select(squarings => new Plan(inner, 0, squarings, 0)))
            .SelectMany(plan => Enumerable.Range(2, MostDegree - 1).Select(degree => plan with { Degree = degree }))
            .Where(plan => wantedDegree is null || plan.Degree == wantedDegree)
            .OrderBy(plan => plan.Multiplications);
        foreach (Plan plan in cheapestFirst)
        {
            plans.Add(plan with { ErrorLsb = RealError(plan, cut) });
            if (plans.Count(known => known.ErrorLsb < slack) == PlansTried)
            {
                break;
            }
        }

        Plan[] within = [.. plans.Where(plan => plan.ErrorLsb < slack).OrderBy(plan => plan.Multiplications).ThenBy(plan => plan.ErrorLsb)];
        return within.Length > 0 ? within : plans.OrderBy(plan => plan.ErrorLsb).Take(2);
    }

    private int[] Widths() => TanhPolynomialDeclaration.Width.In(specification.Method) is int width ? [width] : [10, 12, 14, 15, 16, 18, 20, 22, MostWidth];

    private double RealError(Plan plan, int cut)
    {
        (double[] outer, double argumentEnd) = Fit(plan, MostWidth, cut);
        double worst = outer.Length == 0 ? double.PositiveInfinity : 0;
        for (int k = 1; k <= GridPoints && outer.Length > 0; k++)
        {
            LongWork.Continue();
            double position = (double)cut * k / GridPoints;
            worst = Math.Max(worst, Math.Abs(RealResidual(plan, outer, MostWidth, argumentEnd, position) - ActivationResidual(position)));
        }

        return double.IsFinite(worst) ? worst : double.PositiveInfinity;
    }

    // The residual of the two polynomials in real numbers.
    private double RealResidual(Plan plan, double[] outer, int width, double argumentEnd, double position)
    {
        double u = Math.Min(plan.Inner.At(position * specification.Input.Scale), argumentEnd);
        double root = WeightedMinimax.Evaluate(outer, TanhProgram.Argument(width, u, argumentEnd));
        return form.Residual(specification, position, TanhProgram.Tail(specification, form, root, plan.Squarings, GuardBits));
    }

    private (double[] Coefficients, double ArgumentEnd) Fit(Plan plan, int width, int cut)
    {
        double argumentEnd = plan.Inner.At(cut * specification.Input.Scale);
        var grid = new double[GridPoints];
        var values = new double[GridPoints];
        var weights = new double[GridPoints];
        for (int k = 0; k < GridPoints; k++)
        {
            // At zero a product with t forgives every error.
            double position = Math.Max(form.TimesInput ? (double)cut / GridPoints : 0, (double)cut * k / (GridPoints - 1));
            double u = plan.Inner.At(position * specification.Input.Scale);
            double tail = Functions.SigmoidTail(DoubleEnclosure.Exactly(2 * Math.Max(0, u))).Middle;
            grid[k] = TanhProgram.Argument(width, u, argumentEnd);
            values[k] = TanhProgram.Root(specification, form, tail, plan.Squarings, GuardBits);

            // An error of the root counts by the derivative of its power: 2^s·tail/root.
            weights[k] = form.Lever(specification, position) * (1 << plan.Squarings) * tail / values[k];
        }

        int[] alternation = new int[plan.Degree + 2];
        WeightedMinimax.Spread(alternation, GridPoints);
        var minimax = new WeightedMinimax(Math.Max(plan.Degree, 3));
        minimax.Solve(GridPoints, grid, values, weights, plan.Degree, alternation, double.PositiveInfinity);
        double[] coefficients = minimax.Coefficients[..(plan.Degree + 1)];
        return (coefficients.All(double.IsFinite) && argumentEnd > 0 ? coefficients : [], argumentEnd);
    }

    private TanhDesign? Build(ResidualFrame frame, OutputTolerance tolerance, Plan plan, int cut, int width)
    {
        (double[] outer, double argumentEnd) = Fit(plan, width, cut);
        if (outer.Length == 0)
        {
            return null;
        }

        KernelProgram kernel;
        try
        {
            var program = new TanhProgram(specification, form, plan.Inner, outer, plan.Squarings, cut, width, GuardBits);
            kernel = frame.Write(GuardBits, 0, cut, program.Write);
        }
        catch (Exception exception) when (exception is KernelException or OverflowException)
        {
            // Too wide for 63 bits, or a scale beyond all integers: a narrower width may do.
            return null;
        }

        double worst = 0;
        bool keepsBound = true;
        long[] outputs = Interpreter.RunAll(kernel, reference.Codes);
        for (int i = 0; i < outputs.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs(outputs[i] - reference.Saturated(i)));
            keepsBound &= outputs[i] >= tolerance.Low[i] && outputs[i] <= tolerance.High[i];
        }

        return new TanhDesign(kernel, plan, width, GuardBits, worst, keepsBound, () => Shares(plan, outer, width, argumentEnd, cut, outputs));
    }

    private ImmutableArray<ErrorShare> Shares(
        Plan plan, double[] outer, int width, double argumentEnd, int cut, long[] outputs)
    {
        double formError = 0;
        double polynomial = 0;
        double rounding = 0;
        var folding = new Folding(specification, Fold.FromZero);
        for (int i = 0; i < outputs.Length; i++)
        {
            double position = Math.Abs(reference.Codes[i] - specification.Input.ZeroPoint);
            double u = plan.Inner.At(position * specification.Input.Scale);
            double residual = ActivationResidual(position);

            // Beyond the cut the kernel stays at it and never sees the form, which may go anywhere there.
            double exactForm = position > cut ? residual : form.Residual(specification, position, Functions.SigmoidTail(DoubleEnclosure.Exactly(2 * Math.Max(0, u))).Middle);
            double real = RealResidual(plan, outer, width, argumentEnd, Math.Min(position, cut));
            formError = Math.Max(formError, Math.Abs(exactForm - residual));
            polynomial = Math.Max(polynomial, Math.Abs(real - exactForm));

            // The exact value plus what the real polynomials change is what the integers round.
            int sign = folding.SignAt(reference.Codes[i] - specification.Input.ZeroPoint, form.IsComplement ? 1 : -1);
            double unrounded = Math.Clamp(sign < 0 ? reference.Value[i] + residual - real : reference.Value[i] + real - residual, specification.Output.MinCode, specification.Output.MaxCode);
            rounding = Math.Max(rounding, Math.Abs(outputs[i] - unrounded));
        }

        // Values in doubles are off by a few units of the last place of the largest: no share is stated below the truth.
        double slack = Math.ScaleB(reference.Value.Max(Math.Abs) + 1, -45);
        return
        [
            new("form", formError + slack, $"the form {form.Formula} in real numbers against the activation"),
            new("polynomial", polynomial + slack, "the polynomials in real numbers against the form"),
            new("rounding", rounding + slack, "the integer program against the polynomials in real numbers"),
        ];
    }

    // The residual in output LSB with the sign that makes it positive: −r(t) but for tanh.
    private double ActivationResidual(double position) =>
        (form.IsComplement ? 1 : -1) * specification.Activation.ResidualAt(DoubleEnclosure.Exactly(position * specification.Input.Scale), negative: false).Middle / specification.Output.Scale;
}
