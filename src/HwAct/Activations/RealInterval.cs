namespace HwAct.Activations;

/// <summary>An interval of real numbers, with or without its ends.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
/// <param name="HasLow">Whether the lower end belongs to it.</param>
/// <param name="HasHigh">Whether the upper end belongs to it.</param>
internal readonly record struct RealInterval(double Low, double High, bool HasLow, bool HasHigh)
{
    /// <summary>From <paramref name="low"/> upward, itself included.</summary>
    public static RealInterval From(double low) => new(low, double.PositiveInfinity, HasLow: true, HasHigh: false);

    /// <summary>Everything above <paramref name="low"/>.</summary>
    public static RealInterval Above(double low) => new(low, double.PositiveInfinity, HasLow: false, HasHigh: false);

    /// <summary>Every real number.</summary>
    public static RealInterval All => Above(double.NegativeInfinity);

    /// <summary>Both ends included.</summary>
    public static RealInterval Closed(double low, double high) => new(low, high, HasLow: true, HasHigh: true);

    /// <summary>Both ends left out.</summary>
    public static RealInterval Open(double low, double high) => new(low, high, HasLow: false, HasHigh: false);

    /// <summary>In mathematical notation, six digits: <c>[−0.169971, ∞)</c>.</summary>
    public override string ToString() => $"{(HasLow ? '[' : '(')}{Shown(Low)}, {Shown(High)}{(HasHigh ? ']' : ')')}";

    private static string Shown(double value)
    {
        string magnitude = double.IsInfinity(value) ? "∞" : Math.Abs(value).ToString("G6", CultureInfo.InvariantCulture);
        return value < 0 ? "−" + magnitude : magnitude;
    }
}
