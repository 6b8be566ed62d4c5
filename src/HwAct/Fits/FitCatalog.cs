using HwAct.Activations;

namespace HwAct.Fits;

/// <summary>Every form that can be fitted. To add one, write its row.</summary>
internal static class FitCatalog
{
    private const string HendrycksGimpel = "Hendrycks and Gimpel 2016";

    private const string Haley = "Haley 1952, Camilli 1994: the least maximum of |Φ(x) − σ(βx)|";

    private static readonly FitParameter Beta = new("β", "beta", 0.05, 20);
    private static readonly FitParameter Slope = new("α", "alpha", 0.01, 10);

    private static readonly ImmutableArray<FitParameter> TanhParameters = [Slope, new("β", "beta", -1, 1), new("γ", "gamma", -1, 1)];

    /// <summary>The forms, those of one activation together.</summary>
    public static ImmutableArray<FitForm> All { get; } =
    [
        Gated(new Gelu(), "swish", "x·σ(βx)", Beta, beta => new GeluSigmoid { Beta = beta }, _ => [], [
            new([1.702], "quick GELU", $"{HendrycksGimpel}; {Haley}, so of the gate"),
            new([1.773], "MLX", "gelu_fast_approx of MLX up to 0.4: the least maximum of the error itself, to four digits"),
        ]) with { Aliases = ["gelu-sigmoid", "quick-gelu"] },
        Gated(new Gelu(), "tanh", "½x·(1 + tanh(αx))", Slope, alpha => new GeluTanh { Alpha = alpha, Beta = 0 }, _ => [], []),
        TanhForm("tanh-cubic", "½x·(1 + tanh(α·(x + βx³)))", 2, [new([GeluTanh.UsualAlpha, GeluTanh.UsualBeta], "tanh form", $"{HendrycksGimpel}: √(2/π) and 0.044715")]) with { Aliases = ["gelu-tanh"] },

        // Its best γ is less than zero, so that u turns back and meets zero at 11.
        TanhForm("tanh-quintic", "½x·(1 + tanh(α·(x + βx³ + γx⁵)))", 3, []) with { Reach = 10 },
        HardSwish(new Gelu(), []),
        HardSwish(new Silu(), [new([HardGate.UsualAlpha], "hard swish", "Howard et al. 2019 (MobileNetV3): 1/6"), new([0.2], "ncnn", "HardSwish of ncnn, where no alpha is given")]),
        Gated(new Mish(), "swish", "x·σ(βx)", Beta, beta => new Swish { Beta = beta }, _ => [], []),
        HardSwish(new Mish(), []),
        new(new Sigmoid(), "hard-sigmoid", "min(max(αx + ½, 0), 1)", [Slope], values => new HardSigmoid { Alpha = values[0] }, [
            new([HardGate.UsualAlpha], "PyTorch", "PyTorch and Keras 3: 1/6"),
            new([0.2], "ONNX", "ONNX and Keras 2; Courbariaux et al. 2015"),
        ]) { Corners = values => [-0.5 / values[0], 0.5 / values[0]] },
        Scaled(new NormalCdf(), new Sigmoid(), "σ(βx)", [
            new([1.702], "Haley", Haley),
            new([1.749], "Savalei", "Savalei 2006: the least Kullback-Leibler divergence"),
        ]),
        Scaled(new ErrorFunction(), new Tanh(), "tanh(βx)", []),
        Scaled(new Tanh(), new ErrorFunction(), "erf(βx)", []),
        Scaled(new Tanh(), new HardTanh(), "min(max(βx, −1), 1)", [new([1], "hard tanh", "as frameworks have it")]) with { Corners = values => [-1 / values[0], 1 / values[0]] },
        Scaled(new Sigmoid(), new NormalCdf(), "Φ(βx)", []),
        Scaled(new GeluGradient(), new SiluGradient(), "d/du u·σ(u) at u = βx", []),
    ];

    /// <summary>The names of activations that have a form.</summary>
    public static ImmutableArray<string> Activations { get; } = [.. All.Select(form => form.Activation.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>The forms of an activation.</summary>
    public static ImmutableArray<FitForm> Of(string activation) => [.. All.Where(form => form.Activation.Name == activation)];

    private static FitForm Gated(
        Activation activation,
        string name,
        string formula,
        FitParameter parameter,
        Func<double, Activation> at,
        Func<ImmutableArray<double>, ImmutableArray<double>> corners,
        ImmutableArray<PublishedFit> published) =>
        new(activation, name, formula, [parameter], values => at(values[0]), published) { IsGated = true, Corners = corners };

    private static FitForm HardSwish(Activation activation, ImmutableArray<PublishedFit> published) => Gated(
        activation, "hard-swish", "x·min(max(αx + ½, 0), 1)", Slope, alpha => new HardSwish { Alpha = alpha }, values => [-0.5 / values[0], 0.5 / values[0]], published);

    private static FitForm TanhForm(string name, string formula, int parameters, ImmutableArray<PublishedFit> published) => new(
        new Gelu(),
        name,
        formula,
        TanhParameters[..parameters],
        values => new GeluTanh { Alpha = values[0], Beta = values[1], Gamma = values.Length > 2 ? values[2] : 0 },
        published)
    {
        IsGated = true,
    };

    private static FitForm Scaled(Activation activation, Activation form, string formula, ImmutableArray<PublishedFit> published) =>
        new(activation, form.Name, formula, [Beta], values => new ScaledInput(form, values[0]), published);
}
