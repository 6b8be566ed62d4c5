using System.CommandLine.Parsing;
using System.CommandLine;
using System.Text.Json;
using HwAct.Activations;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary><c>hwact list</c>: what a specification may say.</summary>
internal sealed class ListVerb : Verb
{
    // Shown on demand: other names for what the activations are.
    private const string Frameworks = "frameworks";

    private static readonly string[] Topics = ["activations", "methods", "targets", "formats"];

    /// <summary>Every topic, those shown on demand too.</summary>
    public static IEnumerable<string> Known => [.. Topics, Frameworks];

    private readonly Argument<string?> topic = new("TOPIC")
    {
        Description = $"What to list: {string.Join(", ", Topics)}; everything where it is left out. {Frameworks}: the names of activations in PyTorch, JAX, Keras, ONNX and others, and what each is.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> json = JsonSwitch();

    /// <summary>Creates the verb.</summary>
    public ListVerb(ToolConsole console)
        : base(console, "list", "List activations, methods with their parameters, targets, and formats.", "hwact list methods")
    {
        topic.Validators.Add(RequireNoOption);
        topic.Validators.Add(RequireTopic);
        AddAll(topic, json);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        string[] topics = arguments.GetValue(topic) is string one ? [one] : Topics;
        if (arguments.GetValue(json))
        {
            JsonOutput.Write(Console.Output, writer => Array.ForEach(topics, name => WriteJson(writer, name)));
            return ExitCode.Done;
        }

        foreach (string name in topics)
        {
            if (topics.Length > 1)
            {
                Console.Output.WriteLine($"{(name == topics[0] ? "" : "\n")}{char.ToUpperInvariant(name[0])}{name[1..]}:");
            }

            WriteText(name, topics.Length > 1 ? 2 : 0);
        }

        return ExitCode.Done;
    }

    private static void RequireTopic(ArgumentResult result)
    {
        foreach (Token token in result.Tokens.Where(token => !Known.Contains(token.Value, StringComparer.Ordinal)))
        {
            result.AddError($"there is no topic '{token.Value}'; {NearestName.Suggest(token.Value, Topics)}");
        }
    }

    private static string Symmetry(Activation activation) => activation.Symmetry switch
    {
        Activations.Symmetry.None => "without symmetry",
        Activations.Symmetry.NegativeSide => "negative side",
        Activations.Symmetry other => other.ToString().ToLowerInvariant(),
    };

    private static string Parameters(ActivationEntry entry) =>
        string.Join(", ", entry.Parameters.Select(parameter => $"{parameter.Name} = {ParameterValue.Of(parameter.Usual)} ({parameter.Range})"));

    private static string Range(ParameterSignature parameter) => parameter.TakesList
        ? $"{string.Join(',', parameter.Elements)}{(parameter.MayBeEmpty ? " | " + ParameterValue.None : "")}"
        : string.Join(" | ", [.. Numbers(parameter), .. parameter.Words]);

    private static string[] Numbers(ParameterSignature parameter) => parameter.Numbers is NumberRange range
        ? [$"{ParameterValue.Of(range.Min)} to {ParameterValue.Of(range.Max)}{(range.Whole ? "" : ", real")}"]
        : [];

    private static string[] Row(string prefix, ParameterSignature parameter) =>
        [prefix + parameter.Name, $"{Range(parameter)} (default {parameter.Default})", parameter.Description];

    private void WriteText(string name, int indent)
    {
        switch (name)
        {
            case "activations":
                TextTable.Write(Console.Output, [.. ActivationCatalog.All.Select(entry => new[]
                {
                    entry.Default.Name, entry.Formula, $"in {entry.Default.Facts!.Range}", $"residual {Symmetry(entry.Default)}", entry.Default.Title, Parameters(entry),
                })], indent);
                WriteAliases(indent);
                break;
            case Frameworks:
                TextTable.Write(Console.Output, [.. FrameworkPreset.All.Select(preset => new[] { preset.Name, preset.Meaning })], indent);
                break;
            case "methods":
                WriteMethods(indent);
                break;
            case "targets":
                WriteTargets(indent);
                break;
            default:
                TextTable.Write(
                    Console.Output,
                    [
                        .. FormatsHelp.Rows.Select(row => new[] { row.Shape, row.Examples[0], row.Meaning }),
                        ["rounding of ties", "", string.Join(", ", RoundingRuleNames.All.Select(rule => rule.Key))],
                    ],
                    indent);
                break;
        }
    }

    private void WriteAliases(int indent) => TextTable.Write(
        Console.Output,
        [
            .. ActivationCatalog.Aliases.Select(alias => new[] { alias.Key, $"another name of {ActivationCatalog.Find(alias.Value)!.Default}" }),
            .. ActivationCatalog.Gated.Select(form => new[] { form.Name, $"{form.Gate} as a gate, {form.Gate}(input) · up: two inputs; \"up\" makes a gate of any other activation too" }),
            ["torch.nn.GELU(approximate='tanh')", $"and other frameworks' names are read for what they are: 'hwact list {Frameworks}'"],
        ],
        indent);

    private void WriteMethods(int indent)
    {
        foreach (MethodSignature method in MethodDeclarations.All)
        {
            TextTable.Write(Console.Output, [[method.Name, method.Summary]], indent);
            TextTable.Write(Console.Output, [.. method.Parameters.Select(parameter => Row("", parameter))], indent + 4);
        }
    }

    private void WriteTargets(int indent)
    {
        ImmutableArray<TargetDeclaration> all = TargetDeclarations.All;
        TextTable.Write(Console.Output, [.. all.Select(target => new[] { target.Name, target.IsDefault ? "default" : "on request", target.Summary })], indent);
        TextTable.Write(Console.Output, [.. all.SelectMany(target => target.Options.Select(option => Row(target.Name + ".", option)))], indent + 4);
    }

    private static void WriteJson(Utf8JsonWriter writer, string name)
    {
        switch (name)
        {
            case "activations":
                writer.WriteObjects(name, ActivationCatalog.All, entry =>
                {
                    Activation activation = entry.Default;
                    writer.WriteString("name", activation.Name);
                    writer.WriteString("title", activation.Title);
                    writer.WriteString("formula", entry.Formula);
                    writer.WriteString("range", activation.Facts!.Range.ToString());
                    writer.WriteString("symmetry", Symmetry(activation));
                    writer.WriteStartArray("aliases");
                    foreach ((string alias, string _) in ActivationCatalog.Aliases.Where(alias => alias.Value == activation.Name))
                    {
                        writer.WriteStringValue(alias);
                    }

                    writer.WriteEndArray();
                    writer.WriteObjects("parameters", entry.Parameters, parameter =>
                    {
                        writer.WriteString("name", parameter.Name);
                        writer.WriteString("description", parameter.Description);
                        writer.WriteNumber("default", parameter.Usual);
                        writer.WriteNumber("min", parameter.Min);
                        writer.WriteNumber("max", parameter.Max);
                    });
                });
                break;
            case Frameworks:
                writer.WriteObjects(name, FrameworkPreset.All, preset =>
                {
                    writer.WriteString("name", preset.Name);
                    writer.WriteString("meaning", preset.Meaning);
                });
                break;
            case "methods":
                writer.WriteObjects(name, MethodDeclarations.All, method =>
                {
                    writer.WriteString("name", method.Name);
                    writer.WriteString("summary", method.Summary);
                    writer.WriteObjects("parameters", method.Parameters, parameter => WriteParameter(writer, parameter));
                });
                break;
            case "targets":
                writer.WriteObjects(name, TargetDeclarations.All, target =>
                {
                    writer.WriteString("name", target.Name);
                    writer.WriteString("summary", target.Summary);
                    writer.WriteBoolean("default", target.IsDefault);
                    writer.WriteObjects("options", target.Options, option => WriteParameter(writer, option));
                });
                break;
            default:
                writer.WriteObjects(name, FormatsHelp.Rows, row =>
                {
                    writer.WriteString("name", row.Shape);
                    writer.WriteStartArray("examples");
                    Array.ForEach([.. row.Examples], writer.WriteStringValue);
                    writer.WriteEndArray();
                    writer.WriteString("summary", row.Meaning);
                });
                break;
        }
    }

    private static void WriteParameter(Utf8JsonWriter writer, ParameterSignature parameter)
    {
        writer.WriteString("name", parameter.Name);
        writer.WriteString("description", parameter.Description);
        if (parameter.TakesList)
        {
            WriteWords(writer, "default", parameter.Default.Words);
        }
        else if (parameter.Default.IsNumber)
        {
            writer.WriteNumber("default", parameter.Default.Number);
        }
        else
        {
            writer.WriteString("default", parameter.Default.Word);
        }

        if (!parameter.Words.IsEmpty)
        {
            WriteWords(writer, "words", parameter.Words);
        }

        if (parameter.Numbers is NumberRange numbers)
        {
            writer.WriteBoolean("whole", numbers.Whole);
            writer.WriteNumber("min", numbers.Min);
            writer.WriteNumber("max", numbers.Max);
        }
    }
    private static void WriteWords(Utf8JsonWriter writer, string name, IEnumerable<string> words)
    {
        writer.WriteStartArray(name);
        foreach (string word in words)
        {
            writer.WriteStringValue(word);
        }

        writer.WriteEndArray();
    }
}
