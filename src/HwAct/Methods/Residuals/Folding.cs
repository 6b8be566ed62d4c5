using HwAct.Activations;
using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>
/// How input codes are folded onto the positions of a residual: both signs onto |n| where the residual is symmetric, the
/// non-negative side onto position 0 where only the negative one has a residual, and from the most negative code on otherwise.
/// n is the input code less its zero point. A range of codes that all lie on one side of zero is not folded: positions count from its first.
/// </summary>
internal sealed class Folding
{
    private readonly Symmetry symmetry;
    private readonly bool isComplement;
    private readonly long first;

    /// <summary>The folding of a specification.</summary>
    /// <param name="specification">The specification.</param>
    /// <param name="fold">How; by complement only where the residual is even or odd.</param>
    public Folding(KernelSpecification specification, Fold fold = Fold.Symmetry)
    {
        first = specification.Input.MinCode - specification.Input.ZeroPoint;
        long last = specification.Input.MaxCode - specification.Input.ZeroPoint;
        bool isOneSided = first > 0 || last < 0;
        symmetry = fold == Fold.None || (fold == Fold.Symmetry && isOneSided) ? Symmetry.None : specification.Activation.Symmetry;
        isComplement = fold == Fold.Complement;
        Positions = symmetry switch
        {
            Symmetry.None => (int)(last - first + 1),
            Symmetry.NegativeSide => (int)(1 - Math.Min(0, first)),
            _ => (int)(Math.Max(isComplement ? -1 - first : -first, last) + 1),
        };
    }

    /// <summary>Number of positions before any cut: 0 … Positions − 1.</summary>
    public int Positions { get; }

    /// <summary>Position 0 in units of the input scale: the n that it stands for.</summary>
    public long Origin => symmetry == Symmetry.None ? first : 0;

    /// <summary>Whether positions run over both signs, so that they may be cut at both ends.</summary>
    public bool IsUnfolded => symmetry == Symmetry.None;

    /// <summary>The position of n.</summary>
    public int PositionOf(long n) => (int)(symmetry switch
    {
        Symmetry.None => n - first,
        Symmetry.NegativeSide => Math.Max(0, -n),
        _ => isComplement && n < 0 ? -1 - n : Math.Abs(n),
    });

    /// <summary>Whether the sign with which the residual enters depends on that of n.</summary>
    public bool IsOdd => symmetry == Symmetry.Odd;

    /// <summary>Sign of n times <paramref name="sign"/> where the residual is odd, <paramref name="sign"/> where it is not.</summary>
    public int SignAt(long n, int sign) => symmetry == Symmetry.Odd && n < 0 ? -sign : sign;

    /// <summary>Writes the steps from the centered input n to the position.</summary>
    /// <param name="builder">The kernel being written.</param>
    /// <param name="x">The input code.</param>
    /// <param name="n">The input code less its zero point.</param>
    /// <param name="start">First position that is kept; positions below it are read there.</param>
    /// <param name="cut">Last position that is kept; positions beyond it are read there.</param>
    public Step Write(KernelBuilder builder, Step x, Step n, int start, int cut)
    {
        switch (symmetry)
        {
            case Symmetry.None when start == 0 && cut == Positions - 1:
                return builder.Add("position", x, -builder.RangeOf(x).Min, "counted from the left end");
            case Symmetry.None:
                return builder.Add("position", builder.Clamp("limited", n, first + start, first + cut, "flat beyond both ends"), -(first + start), "counted from the left end");
            case Symmetry.NegativeSide:
                Step opposite = builder.Subtract("opposite", KernelBuilder.Constant(0), n);
                return builder.Clamp("position", opposite, 0, cut, "the residual lives on the negative side");
            default:
                Step magnitude = Magnitude(builder, n);
                return builder.Clamp("position", magnitude, 0, cut, "the residual is flat beyond");
        }
    }

    private Step Magnitude(KernelBuilder builder, Step n)
    {
        string remark = IsOdd ? "the residual is odd" : "the residual is even";
        return builder.RangeOf(n).Min >= 0 ? n
            : isComplement ? builder.InvertIf("magnitude", builder.Less("below_zero", n, 0), n, remark)
            : builder.Absolute("magnitude", n, remark);
    }

    /// <summary>Whether the residual at a folded n is that of a negative argument.</summary>
    public bool IsNegativeAt(double n) => symmetry == Symmetry.NegativeSide || (symmetry == Symmetry.None && n < 0);
}
