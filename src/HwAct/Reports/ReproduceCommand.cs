using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>The command that makes a kernel again from nothing but itself.</summary>
internal static class ReproduceCommand
{
    public static string Of(KernelSpecification specification)
    {
        List<string> words =
        [
            "hwact generate",
            "--activation", specification.Activation.Name,
            "--input", Wording.Notation(specification.Input),
            "--output", Wording.Notation(specification.Output),
            "--rounding", RoundingRuleNames.NameOf(specification.Rounding),
            "--method", specification.Method.Name,
        ];
        foreach ((string name, double value) in specification.Activation.Parameters)
        {
            words.AddRange(["--set", $"{name}={ParameterValue.Of(value)}"]);
        }

        foreach ((string name, ParameterValue value) in specification.Method.Parameters)
        {
            words.AddRange(["--set", $"{name}={value}"]);
        }

        if (specification.MaxErrorLsb is double bound)
        {
            words.AddRange(["--set", $"max_error_lsb={ParameterValue.Of(bound)}"]);
        }

        words.AddRange(["--name", specification.Name, "-o", "generated"]);
        return string.Join(' ', words);
    }
}
