using System.Collections.Immutable;
using HwAct.Activations;
using HwAct.Numerics;
using HwAct.Specifications.Declarations;

namespace HwAct.Specifications;

/// <summary>Reads one kernel of a specification.</summary>
internal static class KernelReader
{
    /// <summary>Members of a kernel.</summary>
    public static readonly string[] Members = ["name", "activation", "input", "up", "output", "rounding", "method", "max_error_lsb", "targets"];

    /// <summary>Most bits of an input code: the proof runs over every one.</summary>
    public const int MostInputBits = 16;

    /// <summary>Most bits of an output code.</summary>
    public const int MostOutputBits = 32;

    /// <summary>Reads the kernel.</summary>
    /// <exception cref="SpecificationException">It cannot be used.</exception>
    public static LocatedSpecification Read(LocatedValue kernel, ImmutableArray<TargetDeclaration> targets)
    {
        kernel.Require(ValueKind.Object, "an object that describes a kernel");
        kernel.RequireKnown(Members);
        LocatedValue name = kernel.Required("name", "a C identifier such as gelu_s8").Require(ValueKind.Text, "a string");
        if (KernelName.ReasonAgainst(name.Text, targets) is string reason)
        {
            throw name.Wrong(reason);
        }

        (Activation activation, string named) = ParameterReader.ReadActivation(kernel);
        Quantization? up = ReadUp(kernel, named);
        MethodChoice method = ParameterReader.ReadMethod(kernel);
        var specification = new KernelSpecification(
            name.Text,
            activation,
            QuantizationReader.Read(kernel, "input", MostInputBits),
            QuantizationReader.Read(kernel, "output", MostOutputBits),
            ReadRounding(kernel),
            method,
            ReadBound(kernel) ?? method.DefaultBound)
        {
            Up = up,
            Targets = TargetReader.Read(kernel, targets),
        };
        return new LocatedSpecification(
            specification,
            kernel.Location,
            name.Location,
            kernel.Optional("method")!.Location,
            kernel.Optional("max_error_lsb")?.Location ?? kernel.Location.Missing("max_error_lsb"));
    }

    // Any activation can be a gate; the name of a gated form says that this one is.
    private static Quantization? ReadUp(LocatedValue kernel, string activation)
    {
        bool gated = ActivationCatalog.Gated.Any(form => form.Name == activation);
        return gated || kernel.Optional("up") is not null ? QuantizationReader.Read(kernel, "up", MostInputBits) : null;
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

    private static ErrorBound? ReadBound(LocatedValue kernel)
    {
        if (kernel.Optional("max_error_lsb") is not LocatedValue value)
        {
            return null;
        }

        bool isBound = value.Kind == ValueKind.Number || (value.Kind == ValueKind.Text && !Number.Is(value.Text));
        return (isBound ? ErrorBound.Parse(value.Text) : null) ?? throw value.Wrong(ErrorBound.ReasonAgainst(value.Described));
    }
}
