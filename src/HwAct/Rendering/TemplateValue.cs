using Scriban.Runtime;

namespace HwAct.Rendering;

/// <summary>
/// What a name in a template stands for: a text, a condition, a list of texts or of models, or a model. There is no
/// number: numbers arrive formatted, so that a template cannot format one differently from the next template.
/// </summary>
internal sealed class TemplateValue
{
    private TemplateValue(object value) => Value = value;

    /// <summary>The value as the engine reads it.</summary>
    internal object Value { get; }

    /// <summary>A text, printed as it is: nothing is escaped.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static implicit operator TemplateValue(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TemplateValue(text);
    }

    /// <summary>A condition, for <c>if</c>; it cannot be printed.</summary>
    public static implicit operator TemplateValue(bool condition) => new(condition);

    /// <summary>A model, whose members are reached with a dot.</summary>
    /// <exception cref="ArgumentNullException">The model is null.</exception>
    public static implicit operator TemplateValue(TemplateModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TemplateValue(model.Script);
    }

    /// <summary>A list of texts, for <c>for</c>.</summary>
    public static implicit operator TemplateValue(string[] texts) => List(texts);

    /// <summary>A list of texts, for <c>for</c>.</summary>
    public static implicit operator TemplateValue(ImmutableArray<string> texts) => List(texts);

    /// <summary>A list of models, for <c>for</c>.</summary>
    public static implicit operator TemplateValue(TemplateModel[] models) => List(models);

    /// <summary>A list of models, for <c>for</c>.</summary>
    public static implicit operator TemplateValue(ImmutableArray<TemplateModel> models) => List(models);

    /// <summary>A list of texts, for <c>for</c>.</summary>
    /// <exception cref="ArgumentNullException">The list or a text in it is null.</exception>
    public static TemplateValue List(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return List(texts.Select(text => (TemplateValue)text));
    }

    /// <summary>A list of models, for <c>for</c>.</summary>
    /// <exception cref="ArgumentNullException">The list or a model in it is null.</exception>
    public static TemplateValue List(IEnumerable<TemplateModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        return List(models.Select(model => (TemplateValue)model));
    }

    private static TemplateValue List(IEnumerable<TemplateValue> values) =>
        new(new ScriptArray(values.Select(value => value.Value)) { IsReadOnly = true });
}
