using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Targets;

namespace HwAct.ToolchainTests;

/// <summary>Products with constants as iverilog computes them: every kind of lowest digits, both signs, narrow and wide values.</summary>
public sealed class ConstantProductsTests
{
    private static readonly long[] Factors = [3, -3, 5, 7, -7, 11, -13, 15, 40, -40, 85, -85, 187, 273, -273, 1023, -1025, 43691, 436907, -73704, 6, -1];

    [Theory]
    [InlineData(true, 8)]
    [InlineData(false, 7)]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void Each_is_the_product(bool signed, int bits)
    {
        using var directory = new OutputDirectory();
        var emitter = new KernelEmitter();
        KernelOnDisk[] disks = [.. Factors.Chunk(6).Select((factors, at) => directory.Write(emitter, TestKernels.Proven(Kernel($"products_{at}", factors, signed, bits))))];
        Assert.Empty(new VerilogTarget().Check(disks, Directory.CreateDirectory(Path.Combine(disks[0].Directory, "work")).FullName, progress: null));
    }

    // Each product in the sum is inverted, so that no two are one product.
    private static KernelProgram Kernel(string name, long[] factors, bool signed, int bits)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", new IntegerType(signed, bits));
        Step? sum = null;
        foreach (long factor in factors)
        {
            string number = $"{(factor < 0 ? "m" : "")}{Math.Abs(factor)}";
            Step product = builder.Append(new Multiply($"by_{number}", x, KernelBuilder.Constant(factor)));
            sum = sum is null ? product : builder.Subtract($"less_{number}", product, sum);
        }

        return builder.Build(name, sum!, new Port("y", new IntegerType(signed: true, 32)));
    }
}
