namespace HwAct.Specifications;

/// <summary>A parameter that is true or false.</summary>
internal sealed record SwitchParameter : ParameterSignature<bool>
{
    /// <summary>Declares the parameter, which is false where it is left out.</summary>
    public SwitchParameter(string name, string description)
        : base(name, description) => (Words, Default) = ([ParameterValue.False, ParameterValue.True], Written(false));

    private protected override bool Meaning(ParameterValue value) => value.Word == ParameterValue.True;

    private protected override ParameterValue Written(bool meaning) => ParameterValue.Of(meaning ? ParameterValue.True : ParameterValue.False);
}
