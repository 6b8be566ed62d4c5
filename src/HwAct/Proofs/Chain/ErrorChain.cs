using HwAct.Activations;
using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Proofs;

/// <summary>
/// Where the error of a kernel comes from: the way from the exact function to the program, link by link, measured at every code. The
/// signed differences of the links add up to the whole at each code, exactly: all are multiples of one power of two.
/// </summary>
/// <remarks>Every value on the way is limited to the output codes, as the exact value is in the definition of the error.</remarks>
/// <param name="Links">The links, in order.</param>
/// <param name="Absent">The links that this kernel has not, with the reason.</param>
/// <param name="UnitExponent">All differences are multiples of 2^this output LSB.</param>
/// <param name="Pieces">The segments of the program; empty where it has none.</param>
internal sealed record ErrorChain(
    ImmutableArray<ChainLink> Links, ImmutableArray<(string Name, string Reason)> Absent, int UnitExponent, ImmutableArray<ProgramPiece> Pieces)
{
    // A difference of many LSB leaves so many bits less below one, and a double holds 53.
    private const int FinestUnit = -40;
    private const int BitsOfDouble = 50;

    private const string Form = "form";

    /// <summary>The whole: the program less the first value of the chain.</summary>
    public ChainLink Whole { get; } = Sum("whole", Links);

    /// <summary>The error of the kernel, which is measured from what was asked for: the whole, or where a form of another function was
    /// asked for, all but the first link.</summary>
    public ChainLink OfKernel { get; } = Links[0].Name == Form ? Sum("kernel", Links[1..]) : Links.Length > 1 ? Sum("whole", Links) : Links[0];

    /// <summary>What several links add up to.</summary>
    public IEnumerable<ChainLink> Sums => Links[0].Name == Form ? [OfKernel, Whole] : Links.Length > 1 ? [OfKernel] : [];

    private static ChainLink Sum(string name, ImmutableArray<ChainLink> links) =>
        new(name, links[0].From, links[^1].To, [.. Enumerable.Range(0, links[0].Differences.Length).Select(i => links.Sum(link => link.Differences[i]))]);

    /// <summary>Follows a kernel of one input, or the gate of a gated one.</summary>
    public static ErrorChain Of(ProvenActivation kernel)
    {
        KernelSpecification specification = kernel.Specification;
        var trace = new ProgramTrace(kernel.Kernel, kernel.Reference.Codes.ToArray());
        ImmutableArray<ProgramPiece> pieces = ProgramPieces.Of(trace);
        string? reason = RealPieces.ReasonAgainst(pieces, trace.Count);
        var values = new List<(string Link, string Name, double[] Offsets)>();
        var absent = ImmutableArray.CreateBuilder<(string, string)>();
        double[] exact = [.. kernel.Errors.Select(error => -error)];
        Quantization output = specification.Output;

        if (specification.Activation.Approximates is Activation approximated)
        {
            values.Add(("", approximated.Title, Offsets(x => approximated.Evaluate(x))));
            values.Add((Form, $"{specification.Activation.Title}, as asked for", exact));
        }
        else
        {
            values.Add(("", "the exact function", exact));
            absent.Add((Form, "the function itself was asked for"));
        }

        if (TanhFormOf(kernel) is (string words, Func<double, double> form))
        {
            values.Add(("tanh form", words, Offsets(form)));
        }

        if (reason is null)
        {
            // The exact error is known to more digits than a value in LSB: what the polynomials change is added to it.
            double[]? lines = ProgramPieces.HasLines(kernel.Kernel) ? RealPieces.Lines(specification) : null;
            ImmutableArray<double> inLsb = [.. kernel.Reference.Quotients.Select(quotient => quotient.Middle)];
            double[] distances = RealPieces.Of(pieces, inLsb, lines);
            values.Add(("segments", "real coefficients on the same segments", [.. distances.Select((distance, i) =>
                exact[i] + Limited(kernel.Reference.Value[i] + distance) - kernel.Reference.Saturated(i))]));
        }
        else
        {
            absent.Add(("segments", reason));
        }

        if (UnroundedOutputs.Of(trace, output) is double[] unrounded)
        {
            values.Add(("arithmetic", "the program before its last rounding", [.. unrounded.Select((value, i) => value - kernel.Outputs[i])]));
            values.Add(("rounding", "the program", new double[unrounded.Length]));
        }
        else
        {
            absent.Add(("rounding", "what the program adds up is output codes already: it has no rounding of its own"));
            values.Add(("codes", "the program", new double[trace.Count]));
        }

        return Linked(values, absent.ToImmutable(), reason is null ? pieces : []);

        double Limited(double value) => Math.Clamp(value, output.MinCode, output.MaxCode);

        double[] Offsets(Func<double, double> function) =>
        [
            .. kernel.Reference.Codes.ToArray().Select((code, i) => Limited((function(specification.Input.Real(code)) / output.Scale) + output.ZeroPoint) - kernel.Outputs[i]),
        ];
    }

    private static ErrorChain Linked(List<(string Link, string Name, double[] Offsets)> values, ImmutableArray<(string, string)> absent, ImmutableArray<ProgramPiece> pieces)
    {
        double reach = Math.Max(1, values.Max(value => value.Offsets.Max(Math.Abs)));
        int unit = Math.Max(FinestUnit, Math.ILogB(reach) + 2 - BitsOfDouble);
        double[][] rounded = [.. values.Select(value => value.Offsets.Select(offset => Math.ScaleB(Math.Round(Math.ScaleB(offset, -unit)), unit)).ToArray())];
        return new(
            [.. Enumerable.Range(1, values.Count - 1).Select(k => new ChainLink(
                values[k].Link, values[k - 1].Name, values[k].Name, [.. rounded[k].Zip(rounded[k - 1], (after, before) => after - before)]))],
            absent,
            unit,
            pieces);
    }

    // What the tanh polynomials approximate: tanh by name, with the inner polynomial in real numbers.
    private static (string Words, Func<double, double> Value)? TanhFormOf(ProvenActivation kernel)
    {
        KernelSpecification asked = kernel.Specification;
        if (kernel.Design.Method != TanhPolynomialDeclaration.Signature.Name || TanhForm.Of(asked.Activation) is not TanhForm form)
        {
            return null;
        }

        InnerForm? named = TanhPolynomialDeclaration.Inner.In(new MethodChoice(kernel.Design.Method, kernel.Design.Parameters.ToImmutableSortedDictionary(StringComparer.Ordinal)));
        InnerPolynomial inner = form.Inners.FirstOrDefault(one => one.Form == named) ?? form.Inners[0];
        Base lines = asked.Activation.Base;
        return ($"{form.Formula}, u with real coefficients ({inner.Origin})", At);

        double At(double x)
        {
            double t = Math.Abs(x);
            double tail = Functions.SigmoidTail(DoubleEnclosure.Exactly(2 * Math.Max(0, inner.At(t)))).Middle;
            double residual = form.IsComplement ? 1 - (form.Factor * tail) : Math.Abs(form.Factor) * (form.TimesInput ? t : 1) * tail;
            return lines.At(DoubleEnclosure.Exactly(t), x < 0).Middle + (SignOf(asked.Activation, x < 0) * residual);
        }
    }

    // The residual of a gate is taken from its line; of the others, added on the right and taken away on the left, or the reverse.
    private static int SignOf(Activation activation, bool negative)
    {
        return Math.Sign(activation.ResidualAt(DoubleEnclosure.Exactly(1), negative).Middle);
    }
}
