using HwAct.Kernels;
using HwAct.Targets;

namespace HwAct.ToolchainTests.Forms;

/// <summary>The array form goes by pointers where small code is asked for and they are less: of bytes and of halfwords, of every small size, over its own input, and of nothing.</summary>
public sealed class SmallLoopTests
{
    // What -Os says, and a core that the loop is less for, whatever else a test compiles with.
    private static readonly CortexM Small = CortexM.M4 with { Options = [.. CortexM.M4.Options, "-D__OPTIMIZE_SIZE__", "-D__riscv"] };

    private static readonly KernelProgram[] Kernels = [.. HandBuiltKernels.All.Where(kernel => kernel.Name is "identity" or "square" or "lines_of_8_bits" or "upper_product")];

    [Fact]
    public void A_small_loop_gives_the_same_codes()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk[] disks = Written(directory);
        Assert.Equal(4, disks.Length);
        Assert.Equal(Kernels.Select(ArrayProgram.Expected), Said(disks));
    }

    [Theory]
    [InlineData("        x_at++;\n", "")]
    [InlineData("&output[size]", "&output[size - (size > 1u)]")]
    public void A_small_loop_that_is_wrong_is_found(string part, string changed)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk[] disks = Written(directory);
        foreach (string path in disks.Select(disk => disk.PathOf(CTarget.SourcePath(disk.Kernel.Kernel))))
        {
            string right = File.ReadAllText(path);
            Assert.Contains(part, right, StringComparison.Ordinal);
            File.WriteAllText(path, right.Replace(part, changed, StringComparison.Ordinal));
        }

        Assert.Empty(Said(disks).Intersect(Kernels.Select(ArrayProgram.Expected)));
    }

    private static KernelOnDisk[] Written(OutputDirectory directory) => [.. Kernels.Select(kernel => directory.Write(new KernelEmitter(), TestKernels.Proven(kernel)))];

    private static string[] Said(KernelOnDisk[] disks) => Small.Run(ArrayProgram.Write(disks, CortexM.Put), disks[0].Directory).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
