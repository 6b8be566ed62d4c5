using HwAct.Kernels;
using HwAct.Methods;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.ToolchainTests.Fpga;

/// <summary>The program that the module of a folder prints.</summary>
internal static class ModelledProgram
{
    public static KernelProgram Of(RecordedFolder folder)
    {
        DesignedKernel stored = folder.Program().Design.Restore();
        return ModuleProgram.Of(stored.Specification, stored.Design.Kernel, "verilog");
    }
}
