using HwAct.Numerics;

namespace HwAct.Activations;

/// <summary>
/// An activation function. Its definition is all that a kernel needs. Most also state a decomposition f(x) = base(x) + residual(x) into
/// two straight lines and a residual that is short, small and mostly symmetric, so that a table need only hold the residual, for one
/// sign: that makes kernels small, and is held to the definition at every input code.
/// </summary>
internal abstract class Activation
{
    // Doubles tell f to about 2^−44; what is far smaller takes as many bits as it has zeros.
    private const double Close = 1e-9;
    private const int CloseBits = 128;
    private const int MostCloseBits = 4096;

    /// <summary>Name in specifications, kebab-case.</summary>
    public abstract string Name { get; }

    /// <summary>Name for people, with the form it is defined by.</summary>
    public virtual string Title => Name;

    /// <summary>The definition as a formula in Unicode.</summary>
    public virtual string Formula => $"{Name}(x)";

    /// <summary>Values of the parameters, such as the slope of leaky ReLU; none where an activation that may take some has its usual ones.</summary>
    public virtual ImmutableArray<KeyValuePair<string, double>> Parameters => [];

    /// <summary>The straight lines that the function is measured from.</summary>
    public virtual Base Base => Base.Zero;

    /// <summary>The straight lines that the function approaches far from zero; not always the base, which must meet the residual
    /// without a jump at zero.</summary>
    public virtual Base Asymptotes => Base;

    /// <summary>What is known of the function besides its definition, or null.</summary>
    public virtual ActivationFacts? Facts => null;

    /// <summary>Symmetry of f − base.</summary>
    public virtual Symmetry Symmetry => Symmetry.None;

    /// <summary>The activation that this one approximates by its very form, or null: the tanh form of GELU names GELU, so that
    /// the error of the form can be reported apart from the error of a kernel.</summary>
    public virtual Activation? Approximates => null;

    /// <summary>The exact definition f(x), on the whole line and in any arithmetic of enclosures: see <see cref="WholeLine"/>.</summary>
    /// <exception cref="ArithmeticException">There is no value at x.</exception>
    public abstract T Definition<T>(T x)
        where T : IEnclosure<T>;

    /// <summary>The residual f(x) − base(x), in a form that is quick and loses nothing where f is near its base; by itself that difference.</summary>
    /// <param name="t">|x|, never negative.</param>
    /// <param name="negative">Whether x = −t. Asked for only where the symmetry does not tell: an even or odd residual is
    /// always evaluated with <see langword="false"/>, a residual of the negative side always with <see langword="true"/>.</param>
    /// <returns>An enclosure of the residual.</returns>
    protected virtual T Residual<T>(T t, bool negative)
        where T : IEnclosure<T> => Base == Base.Zero
            ? Definition(negative ? -t : t)
            : Definition(negative ? -t : t) - Base.At(t, negative);

    /// <summary>The residual on either side, with the symmetry applied.</summary>
    /// <param name="t">|x|, never negative.</param>
    /// <param name="negative">Whether x = −t.</param>
    /// <returns>An enclosure of the residual.</returns>
    public T ResidualAt<T>(T t, bool negative)
        where T : IEnclosure<T> => Symmetry switch
        {
            Symmetry.Even => Residual(t, negative: false),
            Symmetry.Odd when negative => -Residual(t, negative: false),
            Symmetry.Odd => Residual(t, negative: false),
            Symmetry.NegativeSide when !negative => t.Constant(0),
            _ => Residual(t, negative),
        };

    /// <summary>f at a double, to double precision: for plots and prose. Codes are decided by <c>CertifiedEvaluation</c>.</summary>
    public double Evaluate(double x)
    {
        DoubleEnclosure residual = ResidualAt(DoubleEnclosure.Exactly(Math.Abs(x)), x < 0);
        return (x < 0 ? (Base.NegativeSlope * x) + Base.NegativeOffset : (Base.PositiveSlope * x) + Base.PositiveOffset) + residual.Middle;
    }

    /// <summary>f at a double, to all digits that a figure shows, however small it is; 0 where it is beyond 4096 bits. For what is printed.</summary>
    public double EvaluateClosely(double x)
    {
        DoubleEnclosure near = At(DoubleEnclosure.Exactly);
        for (int bits = CloseBits; near.High - near.Low > Math.Abs(near.Middle) * Close; bits *= 2)
        {
            if (bits > MostCloseBits)
            {
                return 0;
            }

            var precision = new FixedPrecision(bits);
            FixedEnclosure value = At(number => FixedEnclosure.Between(DoubleEnclosure.Exactly(number), precision));
            near = new(DoubleEnclosure.Quotient(value.Low, precision.One).Low, DoubleEnclosure.Quotient(value.High, precision.One).High);
        }

        return near.Middle;

        T At<T>(Func<double, T> exactly)
            where T : IEnclosure<T> => (x < 0
                ? (exactly(Base.NegativeSlope) * exactly(x)) + exactly(Base.NegativeOffset)
                : (exactly(Base.PositiveSlope) * exactly(x)) + exactly(Base.PositiveOffset)) + ResidualAt(exactly(Math.Abs(x)), x < 0);
    }

    /// <summary>Name and parameters: <c>leaky-relu(alpha=0.01)</c>.</summary>
    public override string ToString() => Parameters.IsEmpty
        ? Name
        : $"{Name}({string.Join(", ", Parameters.Select(p => p.Key + "=" + p.Value.ToString("R", CultureInfo.InvariantCulture)))})";
}
