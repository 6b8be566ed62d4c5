using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Programs;

/// <summary>Reads the steps and tables of an integer program. An operand is a step above it or a constant, so no program runs in circles.</summary>
internal sealed class ProgramReader
{
    // Far beyond every kernel that a method makes; each is run over every code.
    private const int MostSteps = 4096;

    // A constant of a kernel stays well within 64 bits; the ranges that are proven then decide.
    private const long LargestConstant = 1L << 62;

    private static readonly string[] ProgramMembers = ["inputs", "tables", "steps", "result", "output"];
    private static readonly string[] PortMembers = ["name", "type", "codes"];
    private static readonly string[] TableMembers = ["name", "type", "remark", "entries"];
    private static readonly string[] StepMembers = ["name", "operation", "operands", "table", "network", "bits", "range", "remark"];

    private readonly Dictionary<string, Step> steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Table> tables = new(StringComparer.Ordinal);

    private ProgramReader()
    {
    }

    /// <summary>Reads a program and proves its ranges.</summary>
    /// <param name="program">The object.</param>
    /// <param name="specification">The specification whose ports it must have.</param>
    /// <exception cref="SpecificationException">It is no such program.</exception>
    public static KernelProgram Read(LocatedValue program, KernelSpecification specification)
    {
        Port[] inputs = [.. specification.Ports.Select(input => new Port(input.Port.Name, input.Format.Type) { Codes = input.Format.PossibleCodes })];
        program.RequireKnown(ProgramMembers);
        RequirePorts(DesignReader.Items(program, "inputs"), inputs, program);
        LocatedValue[] listed = [.. DesignReader.Items(program, "steps")];
        if (listed.Length > MostSteps)
        {
            throw program.Wrong($"has {listed.Length} steps; at most {MostSteps} are read");
        }

        var reader = new ProgramReader();
        try
        {
            return reader.Read(program, listed, specification.Name, inputs, specification.Output);
        }
        catch (KernelException exception)
        {
            throw new SpecificationException(program.Location, $"this cannot be a kernel: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    private static Port Port(LocatedValue value)
    {
        value.Require(ValueKind.Object, "a port").RequireKnown(PortMembers);
        IntegerType type = Type(value);
        return new Port(Identifier(value), type) { Codes = value.Optional("codes") is LocatedValue codes ? Codes(codes, type) : new(type) };
    }

    private static IntegerCodes Codes(LocatedValue value, IntegerType type)
    {
        const string Needed = "the least and the greatest code";
        return value.Require(ValueKind.Array, Needed).Items is [LocatedValue least, LocatedValue greatest]
            && DesignReader.Whole(least, type.Min, type.Max) is long min
            && DesignReader.Whole(greatest, min, type.Max) is long max
            ? new(min, max)
            : throw value.Wrong($"{Needed} are needed");
    }

    private static void RequirePorts(ImmutableArray<LocatedValue> read, Port[] inputs, LocatedValue program)
    {
        Port[] ports = [.. read.Select(Port)];
        if (!ports.SequenceEqual(inputs))
        {
            string needed = string.Join(", ", inputs.Select(port => $"{port.Name} of {Described(port)}"));
            throw new SpecificationException(program.LocationOf("inputs"), $"these are not the inputs of the specification; {needed} is needed");
        }
    }

    private static string Described(Port port) => port.IsNarrowed ? $"{port.Type}, codes {port.Codes.Min} to {port.Codes.Max}" : port.Type.ToString();

    private static string Identifier(LocatedValue owner)
    {
        LocatedValue name = owner.Required("name", "an identifier").Require(ValueKind.Text, "an identifier");
        return name.Text.Length is > 0 and <= 64 && name.Text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') && !char.IsAsciiDigit(name.Text[0])
            ? name.Text
            : throw name.Wrong($"{Quoted.Text(name.Text)} is no identifier of lower-case letters, digits and _");
    }

    // A wire or an entry may have any width that 64 bits hold.
    private static IntegerType Type(LocatedValue owner)
    {
        LocatedValue type = owner.Required("type", "a type such as int17").Require(ValueKind.Text, "a type such as int17");
        bool signed = !type.Text.StartsWith('u');
        return type.Text.StartsWith(signed ? "int" : "uint", StringComparison.Ordinal)
            && int.TryParse(type.Text.AsSpan(signed ? 3 : 4), NumberStyles.None, CultureInfo.InvariantCulture, out int bits)
            && bits >= 1
            && bits <= 63
            ? new IntegerType(signed, bits)
            : throw type.Wrong($"{Quoted.Text(type.Text)} is no type; int1 to int63 and uint1 to uint63 are possible");
    }

    private KernelProgram Read(LocatedValue program, LocatedValue[] listed, string name, Port[] inputs, Quantization output)
    {
        foreach (LocatedValue table in DesignReader.Items(program, "tables"))
        {
            Table read = ReadTable(table);
            if (!tables.TryAdd(read.Name, read))
            {
                throw table.Wrong($"there are two tables named '{read.Name}'");
            }
        }

        Step[] ports = [.. inputs.Select(port => new Input(port))];
        Step[] all = [.. ports.Select(Known), .. listed.Select(step => Known(ReadStep(step)))];
        Port leaving = Port(program.Required("output", "a port"));
        Port needed = leaving with { Type = output.Type, Codes = output.Codes };
        if (leaving != needed)
        {
            throw new SpecificationException(program.LocationOf(leaving.Type == output.Type ? "output.codes" : "output.type"), $"is {Described(leaving)}; {Described(needed)} is needed");
        }

        var kernel = new KernelProgram(name, all, Operand(program.Required("result", "a step")), leaving);
        RequireRanges(kernel, listed);
        return kernel;
    }

    private Step Known(Step step) => steps.TryAdd(step.Name, step)
        ? step
        : throw new KernelException($"There are two steps named '{step.Name}'.");

    private Step ReadStep(LocatedValue step)
    {
        step.Require(ValueKind.Object, "a step").RequireKnown(StepMembers);
        LocatedValue operation = step.Required("operation", "an operation").Require(ValueKind.Text, "an operation");
        if (!OperationCatalog.Words.Contains(operation.Text, StringComparer.Ordinal))
        {
            throw operation.Wrong($"{Quoted.Text(operation.Text)} is no operation; {NearestName.Suggest(operation.Text, OperationCatalog.Words)}");
        }

        return OperationCatalog.Make(operation.Text, new StepParts(
            Identifier(step),
            [.. DesignReader.Items(step, "operands").Select(Operand)],
            step.Optional("table") is LocatedValue table ? TableOf(table) : null,
            step.Optional("bits") is LocatedValue bits ? (int)DesignReader.Whole(bits, 1, 62) : null,
            step.Optional("network") is LocatedValue network ? NetworkText.Read(network) : null,
            step.Optional("remark")?.Require(ValueKind.Text, "a remark").Text ?? ""));
    }

    private Step Operand(LocatedValue value) => value.Kind switch
    {
        ValueKind.Number => new Constant(DesignReader.Whole(value, -LargestConstant, LargestConstant)),
        ValueKind.Text => steps.GetValueOrDefault(value.Text) ?? throw value.Wrong($"no step above is named {Quoted.Text(value.Text)}"),
        _ => throw value.Wrong($"the name of a step above or a whole number is needed, not {value.Described}"),
    };

    private Table TableOf(LocatedValue value) =>
        tables.GetValueOrDefault(value.Require(ValueKind.Text, "the name of a table").Text) ?? throw value.Wrong($"no table is named {Quoted.Text(value.Text)}");

    private static Table ReadTable(LocatedValue table)
    {
        table.Require(ValueKind.Object, "a table").RequireKnown(TableMembers);
        IntegerType type = Type(table);
        long[] entries = [.. DesignReader.Items(table, "entries").Select(entry => DesignReader.Whole(entry, type.Min, type.Max))];
        return entries.Length > 0
            ? new Table(Identifier(table), [.. entries], table.Required("remark", "a remark").Require(ValueKind.Text, "a remark").Text, type)
            : throw table.Wrong("the table has no entries");
    }

    // What is recorded as proven is proven again, and must be the same.
    private static void RequireRanges(KernelProgram kernel, LocatedValue[] listed)
    {
        Step[] proven = [.. kernel.Steps.Where(step => step is not Input)];
        for (int i = 0; i < listed.Length; i++)
        {
            LocatedValue step = listed[i];
            if (i >= proven.Length || proven[i].Name != step.Required("name", "a name").Text)
            {
                throw step.Wrong("nothing reads this step, or it takes one value only: no kernel has such steps");
            }

            ValueRange range = kernel.RangeOf(proven[i]);
            LocatedValue recorded = step.Required("range", "the smallest and the largest value");
            if (recorded.Require(ValueKind.Array, "the smallest and the largest value").Items is not [LocatedValue min, LocatedValue max]
                || DesignReader.Whole(min, long.MinValue, long.MaxValue) != range.Min
                || DesignReader.Whole(max, long.MinValue, long.MaxValue) != range.Max)
            {
                throw recorded.Wrong($"over every input code the step takes {range.Min} to {range.Max}");
            }
        }
    }
}
