using HwAct.Costs;
using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// Designs gated kernels, y = f(gate)·up, by any method: the method makes the gate, at a scale fine enough for the product to be
/// rounded once. How fine is a choice: fraction bits of the product against the error that the gate may have.
/// </summary>
/// <remarks>
/// Error budget: half an LSB goes to the one rounding, of the product; what the bound leaves beyond it is the gate's. An error of e gate LSB
/// is multiplied by at most the farthest code of the second input and divided by 2^shift, so a gate that keeps (bound − ½)·2^shift / reach
/// of its own LSB suffices for every pair, and the product, which is exact, costs nothing.
/// </remarks>
internal static class GatedDesigner
{
    private const int WidestTriedWholly = 10;

    // Correct rounding is looked for where all pairs can be run in a second.
    private const long MostPairs = 1L << 24;

    // Where the best is asked for without a size, so many bits more than the fewest leave the gate a sixteenth of an LSB.
    private const int FineShift = 3;

    /// <summary>Why a method cannot make the gate, as the end of a sentence, or null where it can.</summary>
    public static string? ReasonAgainst(KernelSpecification specification, IMethod method)
    {
        var plan = new GatePlan(specification);
        double bound = specification.Bound is { AllowsMisrounding: true, PromiseLsb: double asked } ? asked : ErrorBound.OfFaithfulRounding;
        try
        {
            int shift = plan.LeastShift(bound);
            return method.ReasonAgainst(plan.GateAt(shift, plan.GateBound(shift, bound)));
        }
        catch (DesignException)
        {
            // No gate would do, whatever the method: designing says so.
            return null;
        }
    }

    /// <summary>Designs the kernel.</summary>
    /// <exception cref="DesignException">The specification cannot be met; the message says what would be possible.</exception>
    public static GatedDesign Design(KernelSpecification specification, IMethod method, SharedIdeals ideals)
    {
        var plan = new GatePlan(specification);
        double bound = specification.Bound.PromiseLsb ?? ErrorBound.OfFaithfulRounding;
        if (ExactShift(specification, plan, bound) is int exact)
        {
            return At(specification, plan, method, ideals, exact, ErrorBound.CorrectlyRounded, ProductTiesOf.Rule(specification.Rounding));
        }

        if (!specification.Bound.AllowsMisrounding)
        {
            (int shift, ProductTies ties) = Right(specification, plan, ideals);
            return At(specification, plan, method, ideals, shift, ErrorBound.CorrectlyRounded, ties);
        }

        int least = plan.LeastShift(bound);
        if (specification.Bound == ErrorBound.Best)
        {
            return At(specification, plan, method, ideals, least + (specification.Method.DefaultBound == ErrorBound.Best ? 1 : FineShift), ErrorBound.Best);
        }

        return Cheapest(specification, plan, method, ideals, least, bound);
    }

    // With the fewest fraction bits the gate must be all but correctly rounded. Each further bit doubles the error in gate LSB that the
    // method may make, and makes the value one bit wider: where a method rounds correctly all the same, that gains nothing, and where it
    // does not, three bits more are mostly best, and for polynomials of higher degree always nearly so. A wide gate takes seconds to
    // design, so there only the likely ones are tried.
    private static GatedDesign Cheapest(KernelSpecification specification, GatePlan plan, IMethod method, SharedIdeals ideals, int least, double bound)
    {
        // Bytes of code hardly depend on the fraction bits, and would have a gate of given parameters made with others than where those were found.
        Objective objective = AutoDeclaration.ObjectiveOf(specification) is Objective.Flash ? Objective.RomBits : AutoDeclaration.ObjectiveOf(specification);
        var found = new List<GatedDesign>();
        DesignException? refusal = null;
        foreach (int more in (ReadOnlySpan<int>)[3, 1, 0, 2])
        {
            if (found.Count > 0 && specification.Input.Type.Bits > WidestTriedWholly && !IsWorthwhile(more, found))
            {
                continue;
            }

            int shift = least + more;
            try
            {
                found.Add(At(specification, plan, method, ideals, shift, plan.GateBound(shift, bound)));
            }
            catch (DesignException exception)
            {
                refusal = exception;
            }
        }

        return found.MinBy(design => KernelCost.Of(design.Design.Kernel, objective)) ?? throw refusal!;
    }

    private static bool IsWorthwhile(int more, List<GatedDesign> found) => more switch
    {
        0 => found.Any(design => !design.Gate.Design.Bound.AllowsMisrounding),
        1 => found.All(design => design.Gate.Design.Bound.AllowsMisrounding && design.Gate.Design.Kernel.Multiplications <= 1),
        _ => false,
    };

    private static GatedDesign At(
        KernelSpecification specification, GatePlan plan, IMethod method, SharedIdeals ideals, int shift, ErrorBound gateBound, ProductTies? ties = null)
    {
        KernelSpecification gate = plan.GateAt(shift, gateBound);
        IdealCodes reference = ideals.Of(gate);
        Design design = OfGate(gate, reference, method, perOutputLsb: Math.ScaleB(1.0 / plan.Reach, shift));
        var product = new ProductStage(specification.Inputs[1], specification.Output, shift, ties ?? Ties(specification, reference));
        var whole = new Design(Write(specification, design.Kernel, product), specification.Bound, design.Parameters, [.. design.Remarks.Select(remark => $"Gate: {remark}")])
        {
            Derived = [.. design.Derived, new("gate_bits", ParameterValue.Of(gate.Output.Type.Bits)), new("product_shift", ParameterValue.Of(shift))],
            Minimality = design.Minimality,
        };
        return new GatedDesign(specification, whole, new DesignedActivation(gate, design, reference), product);
    }

    private static Design OfGate(KernelSpecification gate, IdealCodes reference, IMethod method, double perOutputLsb)
    {
        try
        {
            return method.Design(gate, reference);
        }
        catch (DesignException exception)
        {
            throw new DesignException(
                string.Create(CultureInfo.InvariantCulture, $"the gate, in gate LSB of which {Figure.Text(perOutputLsb)} make an output LSB at the farthest second input: {exception.Message}"),
                exception);
        }
    }

    private static KernelProgram Write(KernelSpecification specification, KernelProgram gate, ProductStage product)
    {
        var builder = new KernelBuilder();
        Step[] inputs = [.. specification.Ports.Select(input => builder.Input(input.Port.Name, input.Format))];
        Step value = builder.Include(gate, inputs[0]);
        return builder.Build(specification.Name, product.Write(builder, value, inputs[1]), specification.Output);
    }

    // An exact product can be a true tie; where none is, the cheapest rounding keeps the bound as well as any.
    private static ProductTies Ties(KernelSpecification specification, IdealCodes gate)
    {
        for (int i = 0; i < gate.Codes.Count; i++)
        {
            if (gate.Exact[i] && gate.Ideal[i] != 0)
            {
                return ProductTiesOf.Rule(specification.Rounding);
            }
        }

        return ProductTies.Up;
    }

    // The fewest fraction bits with which every value of the gate is an integer, so that nothing is rounded but the product.
    private static int? ExactShift(KernelSpecification specification, GatePlan plan, double bound)
    {
        const int Most = 24;
        int most = bound <= ErrorBound.OfCorrectRounding ? Most : Math.Min(Most, plan.LeastShift(bound));
        for (int shift = 0; plan.IsScaleExact && shift <= most; shift++)
        {
            if (IsExactAt(specification, plan, shift))
            {
                return shift;
            }
        }

        return null;
    }

    private static bool IsExactAt(KernelSpecification specification, GatePlan plan, int shift)
    {
        KernelSpecification gate;
        try
        {
            gate = plan.GateAt(shift, ErrorBound.Best);
        }
        catch (DesignException)
        {
            return false;
        }

        var evaluation = new CertifiedEvaluation(gate.Activation, gate.Input, gate.Output, gate.Rounding);
        for (long code = gate.Input.MaxCode; code >= gate.Input.MinCode; code--)
        {
            if (!evaluation.At(code).Exact)
            {
                return false;
            }
        }

        return true;
    }

    // The fewest fraction bits, and the rule for ties, with which the correctly rounded values of the gate make every product round to
    // its ideal code.
    private static (int Shift, ProductTies Ties) Right(KernelSpecification specification, GatePlan plan, SharedIdeals ideals)
    {
        var reference = new IdealPairs(specification);
        if (reference.Pairs > MostPairs)
        {
            throw new DesignException(string.Create(
                CultureInfo.InvariantCulture, $"correct rounding is proven for {MostPairs:N0} pairs at most, and these are {reference.Pairs:N0}; a max_error_lsb of 0.51 or more is possible"));
        }

        ProductTies[] rules = [.. new[] { ProductTies.Up, ProductTies.TowardZero, ProductTiesOf.Rule(specification.Rounding), ProductTies.Away }.Distinct()];
        for (int shift = 0; ; shift++)
        {
            IdealCodes gate = ideals.Of(plan.GateAt(shift, ErrorBound.CorrectlyRounded));
            foreach (ProductTies ties in rules)
            {
                if (IsRight(reference, gate, new ProductStage(specification.Inputs[1], specification.Output, shift, ties)))
                {
                    return (shift, ties);
                }
            }
        }
    }

    private static bool IsRight(IdealPairs reference, IdealCodes gate, ProductStage product)
    {
        long first = product.Up.MinCode - product.Up.ZeroPoint;
        long last = product.Up.MaxCode - product.Up.ZeroPoint;
        for (int i = 0; i < gate.Codes.Count; i++)
        {
            for (long n = last; n >= first; n--)
            {
                if (product.At(gate.Ideal[i], n) != reference.Ideal(i, n))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
