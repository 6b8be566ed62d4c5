using System.CommandLine;
using HwAct.Programs;
using HwAct.Reports;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary><c>hwact init</c>: writes a commented specification to start from.</summary>
internal sealed class InitVerb : Verb
{
    private readonly Argument<string> file = PathArgument("FILE", "The file to write.", "kernels.json");
    private readonly Option<bool> force = new("--force") { Description = "Replace the file where it exists." };
    private readonly Option<bool> schema = new("--schema") { Description = "Write the JSON Schemas beside it: of specifications, for editors that complete and check, and of what is generated." };

    /// <summary>Creates the verb.</summary>
    public InitVerb(ToolConsole console)
        : base(console, "init", "Write a commented specification to start from.", "hwact init && hwact generate")
    {
        AddAll(file, schema, force);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult arguments)
    {
        string path = arguments.GetValue(file)!;
        bool replace = arguments.GetValue(force);
        Write(path, StarterSpecification.Text, replace);
        if (arguments.GetValue(schema))
        {
            string folder = Path.GetDirectoryName(path) ?? "";
            Write(Path.Combine(folder, "kernels.schema.json"), SpecificationSchema.Text, replace: true);
            Write(Path.Combine(folder, "manifest.schema.json"), ManifestSchema.Text, replace: true);
            Write(Path.Combine(folder, "report.schema.json"), JsonReport.Schema, replace: true);
            Write(Path.Combine(folder, "explore.schema.json"), ExplorationFile.Schema, replace: true);
            Write(Path.Combine(folder, "diff.schema.json"), DeltaForm.Schema, replace: true);
            Write(Path.Combine(folder, "fit.schema.json"), FitReport.Schema, replace: true);
            Write(Path.Combine(folder, "calibrate.schema.json"), CalibrationForm.Schema, replace: true);
            Write(Path.Combine(folder, "program.schema.json"), ProgramSchema.Text, replace: true);
        }

        return ExitCode.Done;
    }

    private void Write(string path, string text, bool replace)
    {
        new NewFile(path, replace).Write(text);
        Console.Output.WriteLine(path);
    }
}
