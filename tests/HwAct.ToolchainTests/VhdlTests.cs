using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Verification;

namespace HwAct.ToolchainTests;

/// <summary>VHDL in ghdl: every code, without a clock and with one.</summary>
public sealed class VhdlTests
{
    [Theory]
    [InlineData("\"activation\": \"gelu\", \"input\": \"Q3.8\", \"output\": \"Q3.8\", \"method\": \"logic\"", 0)]
    [InlineData("\"activation\": \"gelu\", \"input\": \"Q3.8\", \"output\": \"Q3.8\", \"method\": \"logic\"", 3)]
    [InlineData("\"activation\": \"geglu\", \"input\": \"int6:0.1:3\", \"up\": \"uint5:0.1:7:1..30:never\", \"output\": \"int8:0.05:-5\", \"method\": \"interpolated-table\"", 2)]
    [InlineData("\"activation\": \"sigmoid\", \"input\": \"int8:0.05:-9\", \"output\": \"uint8:1/256\", \"method\": \"threshold\"", 1)]
    [InlineData("\"activation\": \"sigmoid\", \"input\": \"int8:0.05:-9\", \"output\": \"uint8:1/256\", \"method\": \"piecewise-linear\"", 0)]
    [InlineData("\"activation\": \"geglu\", \"input\": \"int6:0.1:3:-20..31\", \"up\": \"uint5:0.1:7:1..30:never\", \"output\": \"int8:0.05:-5\", \"method\": \"interpolated-table\"", 0)]
    public void The_reference_model_and_ghdl_agree(string kernel, int latency)
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = Write(directory, kernel, latency);
        Assert.Empty(new Verifier(TargetCatalog.All).Verify([disk], progress: null));
    }

    [Fact]
    public void Random_programs_are_the_same_in_VHDL()
    {
        using var directory = new OutputDirectory();
        var emitter = new KernelEmitter();
        KernelOnDisk[] disks = [.. Enumerable.Range(0, 40).Select(seed =>
        {
            KernelProgram program = new RandomKernels((ulong)seed + 3000).Next($"piped_{seed}");
            int most = new Placement(ExactWidths.Of(program), DeviceDelays.Of(FpgaDevice.Generic), _ => false).Deepest();
            return directory.Write(emitter, TestKernels.Proven(program, seed % Math.Min(5, most + 1), TargetDeclarations.Vhdl.Name));
        })];
        using var work = new TemporaryDirectory();
        Assert.Empty(new VhdlTarget().Check(disks, work.Path, progress: null));
    }

    [Fact]
    public void A_changed_word_and_a_missing_register_are_found()
    {
        using var directory = new OutputDirectory();
        KernelOnDisk disk = Write(directory, "\"activation\": \"silu\", \"input\": \"Q2.4\", \"output\": \"Q2.4\", \"method\": { \"name\": \"table\", \"order\": \"offset-128\" }", 2);
        string file = Path.Combine(disk.Directory, "vhdl", "piped.vhd");
        string text = File.ReadAllText(file);
        int word = text.IndexOf("\"0", text.IndexOf(":= (", StringComparison.Ordinal), StringComparison.Ordinal);
        File.WriteAllText(file, text[..word] + "\"1" + text[(word + 2)..]);
        Assert.NotNull(Assert.Single(new Verifier([new VhdlTarget()]).Verify([disk], progress: null)).Mismatch);
        File.WriteAllText(file, text.Replace("if ce = '1' then", "if true then", StringComparison.Ordinal));
        Assert.NotNull(Assert.Single(new Verifier([new VhdlTarget()]).Verify([disk], progress: null)).Mismatch);
    }

    private static KernelOnDisk Write(OutputDirectory directory, string kernel, int latency) => directory.Write(
        new KernelEmitter(),
        KernelChoice.Prove(Assert.Single(new SpecificationReader().Read(
            $"{{ \"kernels\": [{{ \"name\": \"piped\", {kernel}, \"targets\": [{{ \"name\": \"vhdl\", \"latency\": {latency}, \"products\": \"logic\" }}] }}] }}", "k.json")).Specification));
}
