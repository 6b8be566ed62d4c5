using HwAct.Specifications;

namespace HwAct;

/// <summary>What a kernel may be asked for besides activation, formats and bound, in the words of the command line.</summary>
public sealed record KernelRequest
{
    /// <summary>Name of the function, module and files; made from activation and formats where it is null.</summary>
    public string? Name { get; init; }

    /// <summary>The method: <c>auto</c>, the default, chooses among all.</summary>
    public string Method { get; init; } = "auto";

    /// <summary>Parameters of the method and the activation by name, as <c>--set</c> takes them: <c>segments</c>, <c>beta</c>.</summary>
    public ImmutableSortedDictionary<string, string> Parameters { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>How ties are rounded.</summary>
    public Numerics.RoundingRule Rounding { get; init; } = Numerics.RoundingRule.HalfEven;

    /// <summary>Format of the second input of a gated kernel, y = f(input)·up; null for one input.</summary>
    public string? Up { get; init; }

    /// <summary>What <see cref="Kernel.WriteTo"/> writes: names of targets with commas between; all where it is null.</summary>
    public string? Targets { get; init; }

    internal LocatedSpecification Read(string activation, string input, string output, ErrorBound bound)
    {
        var options = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["activation"] = activation,
            ["input"] = input,
            ["up"] = Up,
            ["output"] = output,
            ["method"] = Method,
            ["rounding"] = RoundingRuleNames.NameOf(Rounding),
            ["name"] = Name,
            ["target"] = Targets,
        };
        return new SpecificationReader().ReadOptions(
            options.Where(option => option.Value is not null).ToDictionary(option => option.Key, option => option.Value!, StringComparer.Ordinal),
            [.. Parameters, new("max_error_lsb", bound.ToString())]);
    }
}
