using HwAct.Kernels;

namespace HwAct.Targets;

/// <summary>Names that a kernel takes in C besides its own: all begin with the kernel's name, so kernels can share one file.</summary>
internal static class CNames
{
    public static string Table(KernelProgram kernel, Table table) => $"{kernel.Name}_{table.Name}";

    public static string RankFunction(KernelProgram kernel, Table table) => $"{kernel.Name}_rank_in_{table.Name}";

    public static string Inline(KernelProgram kernel) => $"{kernel.Name}_inline";

    public static string Upper(KernelProgram kernel) => $"{kernel.Name}_upper";

    public static string Stairs(KernelProgram kernel, string step) => $"{kernel.Name}_{step}_stairs";

    public static string Pair(KernelProgram kernel) => $"{kernel.Name}_pair";

    public static string Network(KernelProgram kernel, string step) => $"{kernel.Name}_{step}_network";

    public static string Constant(KernelProgram kernel, string suffix) => $"{kernel.Name.ToUpperInvariant()}_{suffix}";

    public static string Guard(KernelProgram kernel) => $"{kernel.Name.ToUpperInvariant()}_H";
}
