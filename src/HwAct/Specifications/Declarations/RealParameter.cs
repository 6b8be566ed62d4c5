namespace HwAct.Specifications;

/// <summary>A parameter that is a number.</summary>
internal sealed record RealParameter : ParameterSignature<double>
{
    /// <summary>Declares the parameter.</summary>
    public RealParameter(string name, string description, double min, double max, double usual)
        : base(name, description) => (Numbers, Default) = (new NumberRange(min, max, Whole: false), Written(usual));

    private protected override double Meaning(ParameterValue value) => value.Number;

    private protected override ParameterValue Written(double meaning) => ParameterValue.Of(meaning);
}
