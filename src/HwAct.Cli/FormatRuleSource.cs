using System.CommandLine;
using HwAct.Calibration;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary>The options that say which formats a calibration may propose.</summary>
internal sealed class FormatRuleSource
{
    private const string AnyScale = "any";
    private const string PowerOfTwo = "power-of-two";
    private const int LeastBits = 2;

    private readonly Option<string> bits = new("--bits")
    {
        Description = "Width of the input codes, and of the output codes where --output-bits says nothing else.",
        HelpName = "N",
        DefaultValueFactory = _ => "8",
    };

    private readonly Option<string?> outputBits = new("--output-bits") { Description = "Width of the output codes.", HelpName = "N" };
    private readonly Option<bool> unsigned = new("--unsigned") { Description = "Codes without a sign, uint8 instead of int8." };
    private readonly Option<bool> symmetric = new("--symmetric") { Description = "The zero point is 0, so that negative and positive values reach alike." };
    private readonly Option<string> scales = new("--scales")
    {
        Description = $"{AnyScale}, or {PowerOfTwo}, so that rescaling is a shift. There is one scale for the whole tensor, of input and output each.",
        HelpName = $"{AnyScale}|{PowerOfTwo}",
        DefaultValueFactory = _ => AnyScale,
    };

    /// <summary>What <c>--scales</c> takes.</summary>
    public static ImmutableArray<string> ScaleWords { get; } = [AnyScale, PowerOfTwo];

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb) => Array.ForEach<Option>([bits, outputBits, unsigned, symmetric, scales], verb.Add);

    /// <summary>The formats that are possible.</summary>
    /// <exception cref="UsageException">The options contradict each other, or say none.</exception>
    public (FormatRule Input, FormatRule Output) Read(ParseResult arguments)
    {
        bool isSymmetric = arguments.GetValue(symmetric);
        bool isSigned = !arguments.GetValue(unsigned);
        bool powerOfTwo = GivenOptions.Word(scales, arguments.GetValue(scales)!, ScaleWords) == PowerOfTwo;
        if (isSymmetric && !isSigned)
        {
            throw new UsageException("--symmetric: codes without a sign (--unsigned) do not reach alike on both sides of zero; leave out one of the two");
        }

        int ofInput = Bits(bits, arguments.GetValue(bits)!, KernelSpecification.MostInputBits);
        int ofOutput = arguments.GetValue(outputBits) is string text ? Bits(outputBits, text, KernelSpecification.MostOutputBits) : ofInput;
        return (new(new(isSigned, ofInput), isSymmetric, powerOfTwo), new(new(isSigned, ofOutput), isSymmetric, powerOfTwo));
    }

    private static int Bits(Option option, string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= LeastBits && value <= most
            ? value
            : throw new UsageException($"{option.Name}: {Quoted.Text(text)} is no width; a whole number from {LeastBits} to {Figure.Text(most)} is needed");
}
