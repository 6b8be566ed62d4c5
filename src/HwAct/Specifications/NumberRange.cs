namespace HwAct.Specifications;

/// <summary>The numbers that a parameter may be.</summary>
/// <param name="Min">Smallest number.</param>
/// <param name="Max">Largest number.</param>
/// <param name="Whole">Whether only whole numbers are possible.</param>
internal readonly record struct NumberRange(double Min, double Max, bool Whole)
{
    /// <summary>Whether a number is possible.</summary>
    public bool Contains(double number) => number >= Min && number <= Max && (!Whole || number == Math.Floor(number));

    /// <summary>In words: <c>a whole number from 1 to 16</c>.</summary>
    public override string ToString() => $"{(Whole ? "a whole number" : "a number")} from {ParameterValue.Of(Min)} to {ParameterValue.Of(Max)}";
}
