namespace HwAct.Specifications;

/// <summary>A parameter that is a whole number.</summary>
public sealed record WholeParameter : ParameterSignature
{
    /// <summary>Declares the parameter.</summary>
    public WholeParameter(string name, string description, int min, int max)
        : base(name, description) => (Min, Max) = (min, max);

    /// <summary>The number that a choice fixes, or null where the method is to choose.</summary>
    public int? In(MethodChoice choice) => choice.Parameters.TryGetValue(Name, out ParameterValue value) ? (int)value.Number : null;
}
