using System.Collections.Immutable;
using HwAct.Benchmarks.Fpga;
using HwAct.Choice;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Tests.Golden;

namespace HwAct.ToolchainTests.Fpga;

/// <summary>What gated kernels of the catalog take of an FPGA without multipliers where their products are sums of multiples. The README says these figures.</summary>
public sealed class DigitProductModulesTests
{
    [Theory]
    [InlineData("geglu_s8", "table", 305, 65)]
    [InlineData("swiglu_s8", "table", 247, 65)]
    [InlineData("geglu_s8", "network", 199, 65)]
    public void Products_by_digits_take_fewer_LUTs(string name, string form, int luts, int carries)
    {
        KernelSpecification known = new SpecificationReader().ReadFile(Path.Combine(Repository.Root, "src", "catalog.json")).Single(one => one.Specification.Name == name).Specification;
        var options = ImmutableSortedDictionary.CreateRange<string, ParameterValue>(StringComparer.Ordinal, [new(ModuleOptions.Products.Name, ParameterValue.Of("logic")), new(ModuleOptions.Form.Name, ParameterValue.Of(form))]);
        var targets = new TargetSelection([new TargetChoice(TargetDeclarations.Verilog.Name, options)], TargetDeclarations.All);
        string text = new KernelEmitter().Emit(KernelChoice.Prove(known.With(targets)), TargetCatalog.All.First(target => target is VerilogTarget))
            .First(file => file.Path.EndsWith($"/{name}.v", StringComparison.Ordinal)).Text;
        Resources measured = Synthesis.MeasureText(Device.Ice40, text, name);
        Assert.Equal((luts, carries), (measured.Luts, measured.Carries));
    }
}
