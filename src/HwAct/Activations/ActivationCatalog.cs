namespace HwAct.Activations;

/// <summary>Every activation, by name. To add one, write its file and name it here.</summary>
public static class ActivationCatalog
{
    /// <summary>The activations with their default parameters, in the order in which they are listed.</summary>
    public static ImmutableArray<ActivationEntry> All { get; } =
    [
        new(new Gelu(), _ => new Gelu()),
        new(new GeluTanh(), _ => new GeluTanh()),
        new(new GeluSigmoid(), p => new GeluSigmoid { Beta = p("beta") }),
        new(new ParametricGelu(), p => new ParametricGelu { Alpha = p("alpha"), Beta = p("beta") }),
        new(new Silu(), _ => new Silu()),
        new(new Swish(), p => new Swish { Beta = p("beta") }),
        new(new HardSwish(), _ => new HardSwish()),
        new(new Mish(), _ => new Mish()),
        new(new Sigmoid(), _ => new Sigmoid()),
        new(new HardSigmoid(), _ => new HardSigmoid()),
        new(new Tanh(), _ => new Tanh()),
        new(new Softplus(), p => new Softplus { Beta = p("beta") }),
        new(new Relu(), _ => new Relu()),
        new(new LeakyRelu(), p => new LeakyRelu { Alpha = p("alpha") }),
        new(new PRelu(), p => new PRelu { Alpha = p("alpha") }),
        new(new Elu(), p => new Elu { Alpha = p("alpha") }),
        new(new Selu(), _ => new Selu()),
        new(new Celu(), p => new Celu { Alpha = p("alpha") }),
        new(new GeluGradient(), _ => new GeluGradient()),
        new(new SiluGradient(), _ => new SiluGradient()),
    ];

    /// <summary>Other names in use, each with the name under which its activation is listed and written. The parameters have
    /// the defaults that the other name stands for.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Aliases { get; } = [new("quick-gelu", "gelu-sigmoid")];

    /// <summary>The gated forms in use (Shazeer, "GLU variants improve transformer", 2020). Any other activation can be a gate too.</summary>
    public static ImmutableArray<GatedForm> Gated { get; } =
    [
        new("glu", "GLU", "sigmoid"),
        new("reglu", "ReGLU", "relu"),
        new("geglu", "GEGLU", "gelu"),
        new("swiglu", "SwiGLU", "silu"),
    ];

    /// <summary>Every name that <see cref="Find"/> knows, aliases and gated forms last.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. All.Select(entry => entry.Default.Name), .. Aliases.Select(alias => alias.Key), .. Gated.Select(form => form.Name)];

    /// <summary>The entry of a name, of an alias, or of the gate of a gated form; or null.</summary>
    public static ActivationEntry? Find(string name)
    {
        string listed = Aliases.FirstOrDefault(alias => alias.Key == name).Value
            ?? Gated.FirstOrDefault(form => form.Name == name)?.Gate
            ?? name;
        return All.FirstOrDefault(entry => entry.Default.Name == listed);
    }
}

/// <summary>An activation in the catalog.</summary>
/// <param name="Default">The activation with its default parameters, which also name the parameters.</param>
/// <param name="Create">Makes it with parameters: receives a function from parameter name to value.</param>
public sealed record ActivationEntry(Activation Default, Func<Func<string, double>, Activation> Create);
