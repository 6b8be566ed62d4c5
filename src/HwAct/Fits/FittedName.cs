using HwAct.Activations;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Fits;

/// <summary>How a fitted form is asked for: what a command line says, and what a specification does.</summary>
internal static class FittedName
{
    /// <summary>The command that makes a kernel of the form; without formats, the options that name it.</summary>
    public static string Command(Activation form, KernelSpecification? asked)
    {
        string[] named = ["--activation", form.Name, .. ParametersOf(form).SelectMany(parameter => new[] { "--set", $"{parameter.Key}={Quantization.Text(parameter.Value)}" })];
        return asked is null
            ? string.Join(' ', named)
            : string.Join(' ', ["hwact generate", .. named, "--input", InputOf(form, asked).ToString(), "--output", asked.Output.ToString(), .. Rounding(asked)]);
    }

    /// <summary>The members of a specification.</summary>
    public static string Members(Activation form, KernelSpecification? asked)
    {
        ImmutableArray<KeyValuePair<string, double>> parameters = ParametersOf(form);
        string activation = parameters.IsEmpty
            ? $"\"{form.Name}\""
            : $"{{ \"name\": \"{form.Name}\"{string.Concat(parameters.Select(parameter => $", \"{parameter.Key}\": {Quantization.Text(parameter.Value)}"))} }}";
        return $"\"activation\": {activation}{(form is ScaledInput && asked is not null ? $", \"input\": \"{InputOf(form, asked)}\"" : "")}";
    }

    /// <summary>What has to be done besides; empty where nothing has.</summary>
    public static string Besides(Activation form) => form is ScaledInput scaled ? $"with the scale of the input times {Quantization.Text(scaled.Factor)}" : "";

    private static ImmutableArray<KeyValuePair<string, double>> ParametersOf(Activation form) => form is ScaledInput scaled ? scaled.Inner.Parameters : form.Parameters;

    private static Quantization InputOf(Activation form, KernelSpecification asked)
    {
        Quantization input = asked.Input;
        return form is ScaledInput scaled
            ? new(input.Type, input.Scale * scaled.Factor, input.ZeroPoint, input.MinCode, input.MaxCode, input.Outside)
            : input;
    }

    private static string[] Rounding(KernelSpecification asked) =>
        asked.Rounding == RoundingRuleNames.All[0].Value ? [] : ["--rounding", RoundingRuleNames.NameOf(asked.Rounding)];
}
