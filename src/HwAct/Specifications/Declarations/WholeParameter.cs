namespace HwAct.Specifications;

/// <summary>A parameter that is a whole number.</summary>
internal sealed record WholeParameter : ParameterSignature<int>
{
    /// <summary>Declares the parameter.</summary>
    public WholeParameter(string name, string description, int min, int max, int usual)
        : base(name, description) => (Numbers, Default) = (new NumberRange(min, max, Whole: true), Written(usual));

    private protected override int Meaning(ParameterValue value) => (int)value.Number;

    private protected override ParameterValue Written(int meaning) => ParameterValue.Of(meaning);
}
