using HwAct.Proofs;

namespace HwAct.Verification;

/// <summary>A kernel and the folder that holds its files: <c>c/</c>, <c>verilog/</c> and <c>rom/</c> are right below it.</summary>
/// <param name="Kernel">What the files must agree with.</param>
/// <param name="Directory">The kernel's folder.</param>
public sealed record KernelOnDisk(ProvenKernel Kernel, string Directory)
{
    /// <summary>Name of the kernel.</summary>
    public string Name => Kernel.Kernel.Name;

    internal string CSource => PathOf($"c/{Name}.c");

    internal string CHeader => PathOf($"c/{Name}.h");

    internal string Verilog => PathOf($"verilog/{Name}.v");

    internal string Bench => PathOf($"verilog/{Name}_tb.v");

    internal string Image(string table, string extension) => PathOf($"rom/{Name}_{table}.{extension}");

    private string PathOf(string relative) => Path.GetFullPath(Path.Combine(Directory, relative));
}
