namespace HwAct.Activations;

/// <summary>Every activation, by name. To add one, write its file and name it here.</summary>
internal static class ActivationCatalog
{
    /// <summary>The activations with their default parameters, in the order in which they are listed.</summary>
    public static ImmutableArray<ActivationEntry> All { get; } =
    [
        new(new Gelu(), _ => new Gelu()),
        new(
            new GeluTanh(),
            p => new GeluTanh { Alpha = p("alpha"), Beta = p("beta"), Gamma = p("gamma") },
            GeluTanh.AlphaParameter,
            GeluTanh.BetaParameter,
            GeluTanh.GammaParameter) { Formula = "½x·(1 + tanh(α·(x + βx³ + γx⁵)))" },
        new(new GeluSigmoid(), p => new GeluSigmoid { Beta = p("beta") }, GeluSigmoid.BetaParameter),
        new(new ParametricGelu(), p => new ParametricGelu { Alpha = p("alpha"), Beta = p("beta") }, ParametricGelu.AlphaParameter, ParametricGelu.BetaParameter),
        new(new Silu(), _ => new Silu()),
        new(new Swish(), p => new Swish { Beta = p("beta") }, Swish.BetaParameter),
        new(new HardSwish(), p => new HardSwish { Alpha = p("alpha"), Beta = p("beta") }, HardGate.AlphaParameter, HardGate.BetaParameter) { Formula = "x·min(max(αx + β, 0), 1)" },
        new(new Mish(), _ => new Mish()),
        new(new Sigmoid(), _ => new Sigmoid()),
        new(new HardSigmoid(), p => new HardSigmoid { Alpha = p("alpha"), Beta = p("beta") }, HardGate.AlphaParameter, HardGate.BetaParameter) { Formula = "min(max(αx + β, 0), 1)" },
        new(new Tanh(), _ => new Tanh()),
        new(new Softplus(), p => new Softplus { Beta = p("beta") }, Softplus.BetaParameter),
        new(new Relu(), _ => new Relu()),
        new(new LeakyRelu(), p => new LeakyRelu { Alpha = p("alpha") }, LeakyRelu.AlphaParameter),
        new(new PRelu(), p => new PRelu { Alpha = p("alpha") }, PRelu.AlphaParameter),
        new(new Elu(), p => new Elu { Alpha = p("alpha") }, Elu.AlphaParameter),
        new(new Selu(), _ => new Selu()),
        new(new Celu(), p => new Celu { Alpha = p("alpha") }, Celu.AlphaParameter),
        new(new GeluGradient(), _ => new GeluGradient()),
        new(new SiluGradient(), _ => new SiluGradient()),
        new(new Relu6(), _ => new Relu6()),
        new(new Clip(), p => new Clip(p("min"), p("max")), ClippedLine.MinParameter, ClippedLine.MaxParameter),
        new(new HardTanh(), _ => new HardTanh()),
        new(new LogSigmoid(), _ => new LogSigmoid()),
        new(new Softsign(), _ => new Softsign()),
        new(new SigmoidGradient(), _ => new SigmoidGradient()),
        new(new TanhGradient(), _ => new TanhGradient()),
        new(new EluGradient(), p => new EluGradient { Alpha = p("alpha") }, EluGradient.AlphaParameter),
        new(new SoftplusGradient(), p => new SoftplusGradient { Beta = p("beta") }, SoftplusGradient.BetaParameter),
        new(new MishGradient(), _ => new MishGradient()),
        new(new GeluSecondDerivative(), _ => new GeluSecondDerivative()),
        new(new ErrorFunction(), _ => new ErrorFunction()),
        new(new NormalCdf(), _ => new NormalCdf()),
        new(new NormalPdf(), _ => new NormalPdf()),
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
/// <param name="Default">The activation with its default parameters.</param>
/// <param name="Create">Makes it with parameters: receives a function from parameter name to value.</param>
/// <param name="Parameters">The parameters that it takes.</param>
internal sealed record ActivationEntry(Activation Default, Func<Func<string, double>, Activation> Create, params ImmutableArray<ActivationParameter> Parameters)
{
    /// <summary>The formula with the parameters in it.</summary>
    public string Formula { get; init; } = Default.Formula;
}
