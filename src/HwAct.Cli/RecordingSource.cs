using System.CommandLine;
using HwAct.Calibration;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary>Where a verb's recorded inputs come from: a file, and options that say how it holds them.</summary>
internal sealed class RecordingSource
{
    private readonly Argument<string> file = new("FILE")
    {
        Description = "Recorded inputs of the activation: CSV, NPY (float16, float32, float64, int8, uint8, int16, uint16, int32), or raw numbers with --raw. It is read three times, and never held in memory.",
    };

    private readonly Option<string?> raw = new("--raw") { Description = "The file is nothing but numbers, the least significant byte first.", HelpName = string.Join('|', NumberType.Raw.Select(type => type.Name)) };
    private readonly Option<string?> scale = new("--scale") { Description = "The file holds codes: the real value of one step.", HelpName = "S" };
    private readonly Option<string?> zeroPoint = new("--zero-point") { Description = "The file holds codes: the code of real 0; 0 where it is left out.", HelpName = "Z" };
    private readonly Option<string?> column = new("--column")
    {
        Description = "The column of a CSV, by its name or its place from 1; all of them where it is left out and no line of names begins the file.",
        HelpName = "NAME",
    };

    /// <summary>Adds the argument and the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        file.Validators.Add(Verb.RequireNoOption);
        file.Validators.Add(Verb.RequireNotEmpty);
        verb.Add(file);
        Array.ForEach([raw, scale, zeroPoint, column], verb.Add);
    }

    /// <summary>Looks at the file.</summary>
    /// <exception cref="RecordingException">It cannot be read, or is no recording.</exception>
    /// <exception cref="UsageException">The options do not say how it holds them.</exception>
    public Recording Open(ParseResult arguments) => Recording.Open(arguments.GetValue(file)!, Raw(arguments), Meaning(arguments), arguments.GetValue(column));

    private NumberType? Raw(ParseResult arguments)
    {
        ImmutableArray<string> known = [.. NumberType.Raw.Select(type => type.Name)];
        return arguments.GetValue(raw) is string text ? NumberType.Raw[known.IndexOf(GivenOptions.Word(raw, text, known))] : null;
    }

    private RecordedNumber? Meaning(ParseResult arguments)
    {
        if (arguments.GetValue(scale) is not string text)
        {
            return arguments.GetValue(zeroPoint) is null ? null : throw new UsageException("--zero-point: is the code of real 0 where the file holds codes; --scale is needed too");
        }

        string zero = arguments.GetValue(zeroPoint) ?? "0";
        if (!long.TryParse(zero, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long code) || Math.Abs(code) > int.MaxValue)
        {
            throw new UsageException($"--zero-point: {Quoted.Text(zero)} is no code; a whole number is needed");
        }

        return ScaleNotation.Parse(text) is double step and >= Quantization.SmallestScale and <= Quantization.LargestScale
            ? new(step, code)
            : throw new UsageException($"--scale: {Quoted.Text(text)} is no scale: a number from 1e-30 to 1e30, such as {string.Join(", ", ScaleNotation.Examples)}, is needed");
    }
}
