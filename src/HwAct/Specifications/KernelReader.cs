using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>Reads one kernel of a specification.</summary>
internal static class KernelReader
{
    /// <summary>Members of a kernel.</summary>
    public static readonly string[] Members = ["name", "activation", "input", "up", "output", "rounding", "method", "max_error_lsb", "targets"];

    /// <summary>Reads the kernel.</summary>
    /// <exception cref="SpecificationException">It cannot be used.</exception>
    public static LocatedSpecification Read(LocatedValue kernel, ImmutableArray<TargetDeclaration> targets)
    {
        kernel.Require(ValueKind.Object, "an object that describes a kernel");
        MemberHint.RequireInPlace(kernel, Members);
        kernel.RequireKnown(Members);
        LocatedValue name = kernel.Required("name", "a C identifier such as gelu_s8").Require(ValueKind.Text, "a string");
        if (KernelName.ReasonAgainst(name.Text, targets) is string reason)
        {
            throw name.Wrong(reason);
        }

        (Function function, string? note) = ReadFunction(kernel);
        MethodChoice method = ParameterReader.ReadMethod(kernel);
        LocatedValue? bound = kernel.Optional("max_error_lsb");
        ImmutableArray<WrittenFormat> inputs = [.. function.Ports.Select(port => QuantizationReader.Read(kernel, port.Member))];
        WrittenFormat output = QuantizationReader.Read(kernel, "output");
        RoundingRule rounding = ReadRounding(kernel);
        try
        {
            var specification = new KernelSpecification(
                name.Text,
                function,
                [.. inputs.Select(input => input.Format)],
                output.Format,
                rounding,
                method,
                ReadBound(kernel) ?? method.DefaultBound)
            {
                Targets = TargetReader.Read(kernel, targets),
            };
            return new LocatedSpecification(
                specification, kernel.Location, name.Location, kernel.Optional("method")!.Location, bound?.Location ?? kernel.Location.Missing("max_error_lsb"))
            {
                Notes = [.. inputs.Select(input => input.Note).Append(output.Note).Append(NoteOfTies(output, rounding)).Prepend(note).OfType<string>()],
            };
        }
        catch (RequestException exception)
        {
            throw new SpecificationException(kernel.LocationOf(exception.Member), exception.Problem, exception);
        }
    }

    // A type of C++ rounds as it says; only the values that are computed are rounded.
    private static string? NoteOfTies(WrittenFormat output, RoundingRule rounding) => output.Rounding is RoundingRule said && said != rounding
        ? $"{output.Text} rounds ties {RoundingRuleNames.NameOf(said)}, this kernel {RoundingRuleNames.NameOf(rounding)}; the rounding {RoundingRuleNames.NameOf(said)} makes them alike"
        : null;

    // Any activation can be a gate: its name, or a second input, says that this one is.
    private static (Function Function, string? Note) ReadFunction(LocatedValue kernel)
    {
        (Activation activation, string named, string? note) = ParameterReader.ReadActivation(kernel);
        bool gated = ActivationCatalog.Gated.Any(form => form.Name == named) || kernel.Optional(GatedFunction.SecondInput) is not null;
        return (gated ? new GatedFunction(activation) : new ActivationFunction(activation), note);
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
