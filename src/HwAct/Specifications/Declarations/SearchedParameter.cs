namespace HwAct.Specifications;

/// <summary>A parameter that is a whole number or <c>auto</c>, by default that: what the search finds best.</summary>
internal sealed record SearchedParameter : ParameterSignature<int?>
{
    /// <summary>Declares the parameter.</summary>
    public SearchedParameter(string name, string description, int min, int max, int? usual = null)
        : base(name, description) => (Max, Numbers, Words, Default) = (max, new NumberRange(min, max, Whole: true), [Auto], Written(usual));

    /// <summary>Largest number, which the search may go to.</summary>
    public int Max { get; }

    private protected override int? Meaning(ParameterValue value) => value.IsNumber ? (int)value.Number : null;

    private protected override ParameterValue Written(int? meaning) => meaning is int number ? ParameterValue.Of(number) : ParameterValue.Of(Auto);
}
