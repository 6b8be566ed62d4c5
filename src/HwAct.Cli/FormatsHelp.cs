using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary>How formats are written, printed from the table that they are read by.</summary>
internal static class FormatsHelp
{
    /// <summary>The form that only a specification file has.</summary>
    private static readonly (string Shape, ImmutableArray<string> Examples, string Meaning) Json =
        (
            "{ \"type\", \"scale\", \"zero_point\", \"qmin\", \"qmax\", \"outside\" }",
            ["{ \"type\": \"int8\", \"scale\": 0.05, \"zero_point\": -3 }", "{ \"type\": \"i8\", \"scale\": \"1/32\", \"qmin\": 0, \"outside\": \"never\" }"],
            "in a file, TYPE:SCALE:ZERO_POINT:MIN..MAX as an object; a scale that is no plain number is a string; each end of the range may be left out");

    /// <summary>Each way to write a format, with examples and what it means.</summary>
    public static IEnumerable<(string Shape, ImmutableArray<string> Examples, string Meaning)> Rows =>
        [.. FormatForms.All.Select(form => (form.Shape, form.Examples, form.Meaning)), (RangeNotation.Shape, RangeNotation.Examples, RangeNotation.Meaning), Json];

    /// <summary>Writes the grammar.</summary>
    public static void Write(TextWriter output)
    {
        output.WriteLine("A format says what the codes of a port are: real = scale · (code − zero point). It is an option (--input, --up, --output) or a member");
        output.WriteLine("of a specification, written in any of these ways, in capitals or not. What is not written as in the first two forms is echoed as it was understood.");
        foreach ((string shape, ImmutableArray<string> examples, string meaning) in Rows)
        {
            output.WriteLine();
            output.WriteLine($"  {shape}");
            output.WriteLine($"      {meaning}");
            output.WriteLine($"      {string.Join(", ", shape == Json.Shape ? examples : examples.Select(Understood))}");
        }

        output.WriteLine();
        TextTable.Write(output,
        [
            ["TYPE", $"{string.Join(", ", TypeNotation.Examples)}: 2 to {KernelSpecification.MostInputBits} bits on inputs, 2 to {KernelSpecification.MostOutputBits} on the output"],
            ["SCALE", $"{string.Join(", ", ScaleNotation.Examples)}: from 1e-30 to 1e30, the double nearest to what is written, with a suffix f the nearest float32"],
            ["ZERO_POINT", "the code of real 0, one of the type"],
            ["MIN..MAX", "codes of the type, the least first; the zero point need not lie between them: PyTorch and Arm use -127..127, reduce_range 0..127, CMSIS-NN activation.min..activation.max"],
            ["ties", $"rounded {string.Join(", ", RoundingRuleNames.All.Select(rule => rule.Key))}: --rounding, or the member \"rounding\""],
        ], indent: 2);
    }

    private static string Understood(string example)
    {
        string canonical = Quantization.Parse(example).ToString();
        return canonical == example ? example : $"{example} = {canonical}";
    }
}
