using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>Reads one kernel of a specification.</summary>
internal static class KernelReader
{
    /// <summary>Members of a kernel.</summary>
    public static readonly string[] Members = ["name", "activation", "input", "up", "output", "rounding", "method", "max_error_lsb", "targets", RecordedInputsReader.Member];

    /// <summary>Reads the kernel.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="targets">The targets that it may name.</param>
    /// <param name="mayLackName">Whether it is named after what it is where it has no name.</param>
    /// <exception cref="SpecificationException">It cannot be used.</exception>
    public static LocatedSpecification Read(LocatedValue kernel, ImmutableArray<TargetDeclaration> targets, bool mayLackName = false)
    {
        kernel.Require(ValueKind.Object, "an object that describes a kernel");
        MemberHint.RequireInPlace(kernel, Members);
        kernel.RequireKnown(Members);
        LocatedValue? named = ReadName(kernel, targets, mayLackName);
        (Function function, string called, string? note) = ReadFunction(kernel);
        MethodChoice method = ParameterReader.ReadMethod(kernel);
        LocatedValue? bound = kernel.Optional("max_error_lsb");
        ImmutableArray<WrittenFormat> written = [.. function.Ports.Select(port => QuantizationReader.Read(kernel, port.Member))];
        ImmutableArray<Quantization> inputs = [.. written.Select(input => input.Format)];
        WrittenFormat? writtenOutput = kernel.Optional("output") is null ? null : QuantizationReader.Read(kernel, "output");
        Quantization output = writtenOutput?.Format ?? DefaultOutput.Of(function, inputs);
        string name = named?.Text ?? DefaultName.Of(called, inputs, output);
        RoundingRule rounding = ReadRounding(kernel);
        try
        {
            var specification = new KernelSpecification(
                name,
                function,
                inputs,
                output,
                rounding,
                method,
                ReadBound(kernel) ?? method.DefaultBound)
            {
                Targets = TargetReader.Read(kernel, targets),
                Recorded = RecordedInputsReader.Read(kernel, inputs[0]),
            };
            return new LocatedSpecification(
                specification, kernel.Location, named?.Location ?? SourceLocation.Option("--name"), kernel.LocationOf("method"), bound?.Location ?? kernel.Location.Missing("max_error_lsb"))
            {
                Targets = kernel.Optional("targets"),
                Notes =
                [
                    .. written.Select(input => input.Note).Prepend(note)
                        .Append(writtenOutput is null ? DefaultOutput.Note(name, output, inputs[0]) : writtenOutput.Note)
                        .Append(writtenOutput is null ? null : NoteOfTies(writtenOutput, rounding)).OfType<string>(),
                ],
            };
        }
        catch (RequestException exception)
        {
            throw new SpecificationException(kernel.LocationOf(exception.Member), exception.Problem, exception);
        }
    }

    private static LocatedValue? ReadName(LocatedValue kernel, ImmutableArray<TargetDeclaration> targets, bool mayLackName)
    {
        if (mayLackName && kernel.Optional("name") is null)
        {
            return null;
        }

        LocatedValue name = kernel.Required("name", "a C identifier such as gelu_s8").Require(ValueKind.Text, "a string");
        return KernelName.ReasonAgainst(name.Text, targets) is string reason ? throw name.Wrong(reason) : name;
    }

    // A type of C++ rounds as it says; only the values that are computed are rounded.
    private static string? NoteOfTies(WrittenFormat output, RoundingRule rounding) => output.Rounding is RoundingRule said && said != rounding
        ? $"{output.Text} rounds ties {RoundingRuleNames.NameOf(said)}, this kernel {RoundingRuleNames.NameOf(rounding)}; the rounding {RoundingRuleNames.NameOf(said)} makes them alike"
        : null;

    // Any activation can be a gate: its name, or a second input, says that this one is.
    private static (Function Function, string Called, string? Note) ReadFunction(LocatedValue kernel)
    {
        (Activation activation, string named, string? note) = ParameterReader.ReadActivation(kernel);
        bool gated = ActivationCatalog.Gated.Any(form => form.Name == named) || kernel.Optional(GatedFunction.SecondInput) is not null;
        return (gated ? new GatedFunction(activation) : new ActivationFunction(activation), note is null ? named : activation.Name, note);
    }

    private static RoundingRule ReadRounding(LocatedValue kernel)
    {
        if (kernel.Optional("rounding") is not LocatedValue value)
        {
            return RoundingRuleNames.All[0].Value;
        }

        string[] names = [.. RoundingRuleNames.All.Select(entry => entry.Key)];
        value.Require(ValueKind.Text, $"one of {string.Join(", ", names)}");
        return RoundingRuleNames.All.FirstOrDefault(entry => entry.Key == value.Text) is { Key: not null } found
            ? found.Value
            : throw value.Wrong($"no rounding rule is named {Quoted.Text(value.Text)}; {NearestName.Suggest(value.Text, names)}");
    }

    /// <summary>The bound of an object that may have one.</summary>
    internal static ErrorBound? ReadBound(LocatedValue kernel)
    {
        if (kernel.Optional("max_error_lsb") is not LocatedValue value)
        {
            return null;
        }

        bool isBound = value.Kind == ValueKind.Number || (value.Kind == ValueKind.Text && !Number.Is(value.Text));
        return (isBound ? ErrorBound.Parse(value.Text) : null) ?? throw value.Wrong(ErrorBound.ReasonAgainst(value.Described));
    }
}
