namespace HwAct.Specifications;

/// <summary>The command that makes a kernel again from nothing but itself: no specification file is named, so none can be missing.</summary>
internal static class GenerateCommand
{
    public static string Of(KernelSpecification specification)
    {
        List<string> words =
        [
            "hwact generate",
            "--activation", specification.Activation.Name,
            .. specification.Ports.SelectMany(input => new[] { "--" + input.Port.Member, input.Format.ToString() }),
            "--output", specification.Output.ToString(),
        ];
        if (specification.Rounding != RoundingRuleNames.All[0].Value)
        {
            words.AddRange(["--rounding", RoundingRuleNames.NameOf(specification.Rounding)]);
        }

        words.AddRange(["--method", specification.Method.Name]);
        foreach ((string parameter, double value) in specification.Activation.Parameters)
        {
            words.AddRange(["--set", $"{parameter}={value.ToString("R", CultureInfo.InvariantCulture)}"]);
        }

        foreach ((string parameter, ParameterValue value) in specification.Method.Parameters)
        {
            words.AddRange(["--set", $"{parameter}={value}"]);
        }

        if (specification.Bound != specification.Method.DefaultBound)
        {
            words.AddRange(["--set", $"max_error_lsb={specification.Bound}"]);
        }

        if (specification.Targets != TargetSelection.Default)
        {
            words.AddRange(["--target", string.Join(',', specification.Targets.Choices.Select(target => target.Name))]);
            words.AddRange(specification.Targets.Choices.SelectMany(target => target.Options.SelectMany(
                option => new[] { "--set", $"{target.Name}.{option.Key}={option.Value}" })));
        }

        words.AddRange(["--name", specification.Name, "-o", "generated"]);
        return string.Join(' ', words);
    }
}
