using HwAct.Activations;
using HwAct.Choice;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;
using HwAct.Targets;
using HwAct.Tests.Methods;

namespace HwAct.Tests.Kernels;

public sealed class SimplificationTests
{
    private static readonly IntegerType Int8 = new(signed: true, 8);

    private readonly KernelBuilder builder = new();
    private readonly List<Step> written = [];
    private readonly Step x;

    public SimplificationTests() => x = Written(builder.Input("x", Int8));

    [Fact]
    public void A_step_of_one_value_is_a_constant_and_ports_stay()
    {
        KernelProgram kernel = Build(builder.Subtract("zero", x, x));
        Assert.Equal("x", Assert.IsType<Input>(Assert.Single(kernel.Steps)).Name);
        Assert.Equal(0, Assert.IsType<Constant>(kernel.Result).Value);
    }

    [Fact]
    public void A_limit_that_is_never_reached_is_left_out()
    {
        Assert.Same(x, Build(builder.Minimum("below", x, 127)).Result);
        Assert.Same(x, Build(builder.Maximum("above", x, -128)).Result);
    }

    [Fact]
    public void A_limit_that_is_always_reached_is_the_value()
    {
        Step far = Written(builder.Add("far", x, 1000));
        Assert.Same(far, Build(builder.Maximum("larger", x, far)).Result);
        Assert.Same(x, Build(new Minimum("smaller", far, x)).Result);
    }

    [Fact]
    public void The_smaller_or_larger_of_one_value_is_the_value()
    {
        Assert.Same(x, Build(new Minimum("smaller", x, x)).Result);
        Assert.Same(x, Build(new Maximum("larger", x, x)).Result);
    }

    [Fact]
    public void A_choice_that_always_falls_the_same_way_is_what_it_chooses()
    {
        Step twice = Written(builder.Add("twice", x, x));
        Step always = Written(builder.Add("always", x, 1000));
        Step never = Written(builder.Less("never", x, -128));
        Assert.Same(x, Build(new Select("yes", always, x, twice)).Result);
        Assert.Same(twice, Build(new Select("no", never, x, twice)).Result);
        Assert.Same(twice, Build(new Select("either", x, twice, twice)).Result);
    }

    [Fact]
    public void Low_bits_that_are_all_there_is_are_the_value()
    {
        Step low = Written(builder.LowBits("low", x, 3));
        Assert.Same(low, Build(builder.LowBits("same", low, 3)).Result);
        Assert.IsType<LowBits>(Build(builder.LowBits("fewer", low, 2)).Result);
        Assert.IsType<LowBits>(Build(builder.LowBits("pattern", x, 8)).Result);
    }

    [Fact]
    public void A_shift_by_nothing_is_the_value()
    {
        Step nothing = Written(builder.Subtract("nothing", x, x));
        Assert.Same(x, Build(new ShiftLeft("left", x, nothing)).Result);
        Assert.Same(x, Build(new ShiftRight("right", x, nothing)).Result);
    }

    [Fact]
    public void A_step_reads_what_stands_for_its_operands()
    {
        Step limited = Written(builder.Minimum("limited", x, 127));
        Step zero = Written(builder.Subtract("zero", x, x));
        Step last = Build(new Subtract("last", zero, limited, "why")).Result;
        Assert.Equal("0 - x", last.Expression);
        Assert.Equal("why", last.Remark);
    }

    [Fact]
    public void A_step_that_nothing_reads_leaves_and_takes_its_table_with_it()
    {
        Written(builder.Lookup("unread", new Table("never", [.. Enumerable.Range(0, 256)], ""), Written(builder.LowBits("address", x, 8))));
        KernelProgram kernel = Build(builder.Subtract("opposite", KernelBuilder.Constant(0), x));
        Assert.Equal(["x", "opposite"], kernel.Steps.Select(step => step.Name));
        Assert.Empty(kernel.Tables);
        Assert.Equal(0, kernel.RomBits);
    }

    [Fact]
    public void Every_output_is_what_the_written_steps_give()
    {
        Step magnitude = Written(new Maximum("magnitude", x, Written(new Subtract("opposite", KernelBuilder.Constant(0), x))));
        Step limited = Written(new Minimum("limited", magnitude, KernelBuilder.Constant(500)));
        Step low = Written(new LowBits("low", limited, 9));
        Step one = Written(new Less("one", x, KernelBuilder.Constant(128)));
        Step chosen = Written(new Select("chosen", one, low, x));
        Step shifted = Written(new ShiftLeft("shifted", chosen, Written(new Subtract("nothing", one, one))));
        KernelProgram kernel = Build(new Multiply("product", shifted, Written(new Add("next", x, one))));
        Assert.Equal(["x", "opposite", "magnitude", "next", "product"], kernel.Steps.Select(step => step.Name));
    }

    [Fact]
    public void Leaky_relu_counts_what_its_C_has()
    {
        KernelSpecification asked = Designs.Specify("piecewise-linear", "int8:0.05:0", "int8:0.03:-60", 0.5).With(ActivationCatalog.Find("leaky-relu")!.Create(_ => 0.1));
        ProvenKernel proven = KernelChoice.Prove(asked);

        // The steps that an AVR takes stand before the portable ones.
        string steps = new KernelEmitter().Emit(proven).Single(artifact => artifact.Path == "c/kernel.c").Text.Split("static inline")[1].Split("    return ")[0].Split("#else")[1];
        string[] lines = [.. steps.Split('\n').Where(line => line.StartsWith("    const", StringComparison.Ordinal))];
        Assert.Equal((2, 8), (proven.Kernel.Multiplications, proven.Kernel.Steps.Length - 1));

        // The comparison stands in the choice that reads it.
        Assert.Equal((2, 7), (lines.Count(line => line.Contains(" * ", StringComparison.Ordinal)), lines.Length));
    }

    private Step Written(Step step)
    {
        if (!written.Contains(step))
        {
            written.Add(step);
        }

        return step;
    }

    // Whatever is built is also run as it was written.
    private KernelProgram Build(Step result)
    {
        Step[] steps = [.. written, result];
        var kernel = new KernelProgram("k", steps, result, new Port("y", new IntegerType(signed: true, 24)));
        var runner = new BlockRunner<long>(steps, 256);
        new IntegerCodes(Int8).ToArray().CopyTo(runner.ValuesOf(x, 256));
        runner.Run(256);
        Assert.Equal(runner.ValuesOf(result, 256).ToArray(), Interpreter.RunAll(kernel));
        return kernel;
    }
}
