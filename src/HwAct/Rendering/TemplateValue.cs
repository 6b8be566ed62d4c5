using System.Collections.Immutable;

namespace HwAct.Rendering;

/// <summary>
/// What a name in a template stands for: a text, a condition, a list of texts or of models, or a model. There is no
/// number: numbers arrive formatted, so that a template cannot format one differently from the next template.
/// </summary>
public abstract record TemplateValue
{
    private TemplateValue()
    {
    }

    /// <summary>A text, printed as it is: nothing is escaped.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static implicit operator TemplateValue(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Text(text);
    }

    /// <summary>A condition, for <c>if</c>; it cannot be printed.</summary>
    public static implicit operator TemplateValue(bool condition) => new Condition(condition);

    /// <summary>A model, whose members are reached with a dot.</summary>
    /// <exception cref="ArgumentNullException">The model is null.</exception>
    public static implicit operator TemplateValue(TemplateModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new Model(model);
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
        return new Items([.. texts.Select(text => (TemplateValue)text)]);
    }

    /// <summary>A list of models, for <c>for</c>.</summary>
    /// <exception cref="ArgumentNullException">The list or a model in it is null.</exception>
    public static TemplateValue List(IEnumerable<TemplateModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        return new Items([.. models.Select(model => (TemplateValue)model)]);
    }

    /// <summary>The kind of value in a user's words, with its article.</summary>
    internal abstract string Kind { get; }

    internal sealed record Text(string Value) : TemplateValue
    {
        internal override string Kind => "a text";
    }

    internal sealed record Condition(bool Value) : TemplateValue
    {
        internal override string Kind => "a condition";
    }

    internal sealed record Items(ImmutableArray<TemplateValue> Values) : TemplateValue
    {
        internal override string Kind => "a list";
    }

    internal sealed record Model(TemplateModel Value) : TemplateValue
    {
        internal override string Kind => "a model";
    }
}
