namespace HwAct.Specifications;

/// <summary>A target that a specification asks for, with the options that differ from their defaults.</summary>
/// <param name="Name">Name of the target.</param>
/// <param name="Options">Options by name.</param>
internal sealed record TargetChoice(string Name, ImmutableSortedDictionary<string, ParameterValue> Options)
{
    /// <summary>A target with every option at its default.</summary>
    public TargetChoice(string name)
        : this(name, ImmutableSortedDictionary.Create<string, ParameterValue>(StringComparer.Ordinal))
    {
    }

    /// <summary>Name and options as the command line sets them: <c>verilog verilog.rom=block</c>.</summary>
    public override string ToString() => string.Join(' ', [Name, .. Options.Select(option => $"{Name}.{option.Key}={option.Value}")]);
}
