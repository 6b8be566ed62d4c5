using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Rendering;

namespace HwAct.Targets;

/// <summary>Simulates the VHDL of kernels with ghdl, one after another.</summary>
internal sealed class VhdlToolchain(string directory)
{
    private const string Model = "VHDL";

    private static readonly ExternalTool Ghdl = new("ghdl", "ghdl");

    /// <summary>What is wrong with the VHDL of the kernels.</summary>
    public IEnumerable<Finding> Verify(IEnumerable<KernelOnDisk> disks, IProgress<string>? progress)
    {
        foreach (KernelOnDisk disk in disks)
        {
            progress?.Report($"VHDL of {disk.Name} by simulation");
            if (Verify(disk.CopyTo(directory, VhdlTarget.FilesOf(disk.Kernel))) is Finding finding)
            {
                yield return finding;
            }
        }
    }

    private Finding? Verify(KernelOnDisk disk)
    {
        KernelProgram kernel = disk.Kernel.Kernel;
        string folder = Directory.CreateDirectory(Path.Combine(directory, "run." + disk.Name)).FullName;
        File.WriteAllText(Path.Combine(folder, "drive.vhd"), Harness(disk));
        File.WriteAllText(Path.Combine(folder, "codes.in"), VerilogHarness.Words(disk.Expected, binary: true));
        ToolRun compiled = Ghdl.Run(["-a", "--std=08", disk.PathFromBeside(VhdlTarget.EntityPath(kernel)), "drive.vhd"], folder);
        if (!compiled.IsSilent)
        {
            return new Finding(disk.Name, Model, $"ghdl {(compiled.Succeeded ? "warns of" : "rejects")} it:\n{compiled.Summary}");
        }

        // Before the first code nothing is driven, and arithmetic would say so.
        ToolRun ran = Ghdl.Run(["-r", "--std=08", "drive", "--ieee-asserts=disable"], folder);
        if (!ran.IsSilent)
        {
            return new Finding(disk.Name, Model, $"the simulation {(ran.Succeeded ? "warns" : $"ends with status {ran.ExitCode}")}:\n{ran.Summary}");
        }

        IntegerType type = kernel.Output.Type;
        string[][] lines = [.. File.ReadAllLines(Path.Combine(folder, "codes.out")).Select(line => line.Split(' '))];
        return Compare(Model, line => line[0]) ?? Compare(Model + " with tables from files", line => line[^1]);

        Finding? Compare(string model, Func<string[], string> code) =>
            disk.Expected.Compare(model, [.. lines.Select(code)], code => Convert.ToString(unchecked((long)type.Pattern(code)), 2).PadLeft(type.Bits, '0'));
    }

    private static string Harness(KernelOnDisk disk)
    {
        KernelProgram kernel = disk.Kernel.Kernel;
        int latency = KernelPipelines.Of(disk.Kernel, "vhdl").Schedule.Latency;
        (string Generic, string Image)[] files = new VhdlTables(disk.Kernel).Files;
        int lowest = disk.Expected.Stimulus.TotalBits;
        TemplateValue inputs = TemplateValue.List(kernel.Inputs.Select(port =>
        {
            lowest -= port.Type.Bits;
            return new TemplateModel
            {
                ["name"] = port.Name,
                ["type"] = VhdlPrinter.TypeOf(port.Type),
                ["kind"] = port.Type.Signed ? "signed" : "unsigned",
                ["slice"] = string.Create(CultureInfo.InvariantCulture, $"{lowest + port.Type.Bits - 1} downto {lowest}"),
            };
        }).ToArray());
        return TemplateRenderer.Create(directory: null).Render("vhdl/harness.vhd.scriban", new TemplateModel
        {
            ["name"] = kernel.Name,
            ["inputs"] = inputs,
            ["has_files"] = files.Length > 0,
            ["inline_generics"] = GenericMap(files.Select(file => (file.Generic, ""))),
            ["file_generics"] = GenericMap(files.Select(file => (file.Generic, disk.PathFromBeside(file.Image)))),
            ["output"] = new TemplateModel { ["name"] = kernel.Output.Name, ["type"] = VhdlPrinter.TypeOf(kernel.Output.Type) },
            ["word_last"] = (disk.Expected.Stimulus.TotalBits - 1).ToString(CultureInfo.InvariantCulture),
            ["is_clocked"] = latency > 0,
            ["latency"] = latency.ToString(CultureInfo.InvariantCulture),
        });
    }

    private static string GenericMap(IEnumerable<(string Generic, string Path)> files) =>
        files.Any() ? $"generic map ({string.Join(", ", files.Select(file => $"{file.Generic} => \"{file.Path}\""))}) " : "";
}
