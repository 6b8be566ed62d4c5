using System.CommandLine;
using HwAct.Activations;
using HwAct.Calibration;
using HwAct.Choice;
using HwAct.Fits;
using HwAct.Numerics;
using HwAct.Packages;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary>What a shell offers for the value of an option: what the reader of the value knows.</summary>
internal static class Suggestions
{
    private static readonly Dictionary<string, Func<IEnumerable<string>>> Values = new(StringComparer.Ordinal)
    {
        ["--activation"] = () => [.. ActivationCatalog.All.Select(entry => entry.Default.Name), .. ActivationCatalog.Gated.Select(form => form.Name), .. ActivationCatalog.Aliases.Select(alias => alias.Key)],
        ["--input"] = Formats,
        ["--up"] = Formats,
        ["--output"] = Formats,
        ["--method"] = () => MethodDeclarations.All.Select(method => method.Name),
        ["--rounding"] = () => RoundingRuleNames.All.Select(rule => rule.Key),
        ["--target"] = () => TargetDeclarations.All.Select(target => target.Name),
        ["--device"] = () => PipelineOptions.Device.Words,
        ["--for"] = () => EcosystemCatalog.All.Select(form => form.Name),
        ["--form"] = () => FitCatalog.All.Select(form => form.Name).Distinct(StringComparer.Ordinal),
        ["--criterion"] = () => FitCriteria.All.Select(known => known.Name),
        ["--raw"] = () => NumberType.Raw.Select(type => type.Name),
        ["--scales"] = () => FormatRuleSource.ScaleWords,
        ["--range"] = () => CalibrateVerb.RangeWords,
        ["--pick"] = () => Quantity.All.Select(quantity => $"objective={quantity.Name}"),
    };

    /// <summary>Gives each option of a verb what it can be completed to.</summary>
    public static void AddTo(Command verb)
    {
        foreach (Option option in verb.Options)
        {
            if (Values.TryGetValue(option.Name, out Func<IEnumerable<string>>? values))
            {
                option.CompletionSources.Add(_ => values().Select(value => new System.CommandLine.Completions.CompletionItem(value)));
            }
        }
    }

    private static IEnumerable<string> Formats() => FormatForms.All.SelectMany(form => form.Examples).Where(example => example.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '.' or '-' or '_'));
}
