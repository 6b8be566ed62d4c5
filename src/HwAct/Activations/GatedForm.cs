namespace HwAct.Activations;

/// <summary>A gated form that has a name of its own: y = f(gate)·up.</summary>
/// <param name="Name">Name in specifications.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Gate">Name of the activation f.</param>
internal sealed record GatedForm(string Name, string Title, string Gate)
{
    /// <summary>The formula, in terms of f.</summary>
    public const string Formula = "f(gate)·up";

    /// <summary>What the gated form of an activation is called: <c>GEGLU</c>, or <c>gated Mish</c> where it has no name of its own.</summary>
    public static string TitleOf(Activation activation) =>
        ActivationCatalog.Gated.FirstOrDefault(form => form.Gate == activation.Name)?.Title ?? $"gated {activation.Title}";
}
