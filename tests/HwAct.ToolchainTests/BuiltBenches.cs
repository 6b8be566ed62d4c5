using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Targets;

namespace HwAct.ToolchainTests;

/// <summary>A kernel with a table whose bench is built twice for all tests: with what is inline, and with an image from a file.</summary>
public sealed class BuiltBenches : IDisposable
{
    private readonly OutputDirectory directory = new();

    public BuiltBenches()
    {
        Folder = Write(directory);
        Image = Path.Combine(Folder, "image.mem");
        Plain = BuiltBench.Of(Folder, "");
        WithImage = BuiltBench.Of(Folder, "", ("CURVE_FILE", Image));
    }

    /// <summary>Gets the folder with the sources.</summary>
    public string Folder { get; }

    /// <summary>Gets the image that the second bench reads.</summary>
    public string Image { get; }

    internal static Table Curve { get; } = new("curve", [.. Enumerable.Range(0, 17).Select(i => (i * 13L % 29) - 14)], "");

    internal BuiltBench Plain { get; }

    internal BuiltBench WithImage { get; }

    public void Dispose() => directory.Dispose();

    // The last entry is one that no code reads.
    internal static string Write(OutputDirectory directory)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed: true, 8));
        Step entry = builder.Lookup("entry", Curve, builder.ShiftRight("segment", builder.Add("offset", x, 128), 4));
        Step sum = builder.Add("sum", entry, x);
        KernelOnDisk disk = directory.Write(new KernelEmitter(), TestKernels.Proven(builder.Build("benched", sum, new Port("y", new IntegerType(signed: true, 9)))));
        Directory.CreateDirectory(Path.Combine(disk.Directory, "vectors"));
        File.WriteAllText(Path.Combine(disk.Directory, "vectors", "benched.hex"), KernelEmitter.Vectors(disk.Kernel).Text);
        return Path.Combine(disk.Directory, "verilog");
    }
}
