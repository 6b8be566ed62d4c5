using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Programs;

/// <summary>Reads <c>N.program.json</c> back. Whatever the file says, reading ends soon and in bounded memory: with a design, or with a
/// message that names file, line and member.</summary>
internal static class ProgramFileReader
{
    private static readonly string[] Members = ["format_version", "name", "tool_version", "specification", "design", "program", "gate"];
    private static readonly string[] GateMembers = ["output", "max_error_lsb", "product_shift", "product_ties", "design", "program"];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path; messages name it as it is given.</param>
    /// <exception cref="SpecificationException">It is no program of this format.</exception>
    public static StoredProgram ReadFile(string path)
    {
        byte[] bytes = SpecificationReader.Load(path, "the program");
        LocatedValue file = SpecificationReader.Parse(bytes, path, "a program").Require(ValueKind.Object, "a program");
        LocatedValue version = file.Required("format_version", "the version of the format");
        if (Number.Read(version) != ProgramFile.FormatVersion)
        {
            throw version.Wrong($"this is a program of format {version.Text}; format {ProgramFile.FormatVersion} is read here");
        }

        file.RequireKnown(Members);
        LocatedSpecification specification = KernelReader.Read(file.Required("specification", "the specification of the kernel"), TargetDeclarations.All);
        Text(file, "name", specification.Specification.Name);
        string toolVersion = file.Required("tool_version", "the version of the tool").Require(ValueKind.Text, "a version").Text;
        return new StoredProgram(Read(file, specification.Specification), specification, toolVersion, bytes);
    }

    private static StoredDesign Read(LocatedValue file, KernelSpecification specification)
    {
        Design design = DesignReader.Read(file, specification);
        RequireExplicit(file, specification, design);
        LocatedValue? gate = file.Optional("gate");
        if ((gate is not null) != specification.Function.Accept(HasGate.Instance))
        {
            throw new SpecificationException(gate?.Location ?? file.Location.Missing("gate"), gate is null ? "is missing; a kernel of two inputs has one" : "a kernel of one input has no gate");
        }

        return new StoredDesign(specification, design, gate is null ? null : ReadGate(gate, specification));
    }

    private static void RequireExplicit(LocatedValue file, KernelSpecification specification, Design design)
    {
        try
        {
            design.ExplicitIn(specification);
        }
        catch (Exception exception) when (exception is RequestException or ArgumentException)
        {
            throw new SpecificationException(file.LocationOf("design.parameters"), $"no such kernel can be asked for: {exception.Message.ReplaceLineEndings(" ").TrimEnd('.')}", exception);
        }
    }

    private static StoredGate ReadGate(LocatedValue gate, KernelSpecification specification)
    {
        gate.Require(ValueKind.Object, "a gate").RequireKnown(GateMembers);
        Quantization output = QuantizationReader.Read(gate, "output").Format;
        ErrorBound bound = KernelReader.ReadBound(gate) ?? throw new SpecificationException(gate.Location.Missing("max_error_lsb"), "is missing; the bound of the gate is needed");
        LocatedValue ties = gate.Required("product_ties", "a rule for ties").Require(ValueKind.Text, "a rule for ties");
        string[] known = [.. ProductTiesNames.All.Select(entry => entry.Key)];
        return new StoredGate(
            output,
            bound,
            DesignReader.Read(gate, Part(gate, specification, output, bound)),
            (int)DesignReader.Whole(gate, "product_shift", 0, 62),
            known.Contains(ties.Text, StringComparer.Ordinal)
                ? ProductTiesNames.All.First(entry => entry.Key == ties.Text).Value
                : throw ties.Wrong($"{Quoted.Text(ties.Text)} is no rule for ties; {NearestName.Suggest(ties.Text, known)}"));
    }

    private static KernelSpecification Part(LocatedValue gate, KernelSpecification specification, Quantization output, ErrorBound bound)
    {
        try
        {
            return specification.Part(output, bound);
        }
        catch (RequestException exception)
        {
            throw new SpecificationException(gate.Location, exception.Problem, exception);
        }
    }

    private static void Text(LocatedValue owner, string member, string expected)
    {
        LocatedValue value = owner.Required(member, Quoted.Text(expected)).Require(ValueKind.Text, Quoted.Text(expected));
        if (value.Text != expected)
        {
            throw value.Wrong($"is {Quoted.Text(value.Text)}; the specification says {Quoted.Text(expected)}");
        }
    }

    private sealed class HasGate : IFunctionVisitor<bool>
    {
        public static HasGate Instance { get; } = new();

        public bool Visit(ActivationFunction function) => false;

        public bool Visit(GatedFunction function) => true;
    }
}

/// <summary>A program file that was read.</summary>
/// <param name="Design">What it stores.</param>
/// <param name="Specification">The specification in it, and where it stands.</param>
/// <param name="ToolVersion">Version of the tool that wrote it.</param>
/// <param name="Bytes">The file as it is.</param>
internal sealed record StoredProgram(StoredDesign Design, LocatedSpecification Specification, string ToolVersion, ReadOnlyMemory<byte> Bytes);
