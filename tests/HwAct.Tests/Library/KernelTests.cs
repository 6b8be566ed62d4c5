using HwAct.Numerics;
using HwAct.Specifications;
using HwAct.Tests.Golden;

namespace HwAct.Tests.Library;

/// <summary>The library as a program calls it; the first test is the README's example.</summary>
public sealed class KernelTests
{
    [Fact]
    public void A_kernel_is_designed_run_written_and_opened_again()
    {
        using var directory = new TemporaryDirectory();
        sbyte[] input = [-128, 3, 4, 127];
        var output = new sbyte[input.Length];

        Kernel k = Kernel.Design("gelu", "int8:0.05:3", "int8:0.03:-7", ErrorBound.Faithful);
        k.Run<sbyte, sbyte>(input, output);
        string folder = k.WriteTo(directory.Path);

        Assert.Equal(-7, output[1]);
        Assert.InRange(k.MaxErrorLsb, 0.4, 0.9999999);
        Assert.True(File.Exists(Path.Combine(folder, "c", k.Name + ".h")));
        Kernel again = Kernel.Open(folder);
        var wide = new long[input.Length];
        again.Run<long, long>([.. input.Select(code => (long)code)], wide);
        Assert.Equal(output.Select(code => (long)code), wide);
        Assert.Equal((k.Name, k.Method, k.Command, k.RomBits, k.MisroundedCodes), (again.Name, again.Method, again.Command, again.RomBits, again.MisroundedCodes));
    }

    [Fact]
    public void The_README_shows_what_the_test_runs()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.Contains("Kernel k = Kernel.Design(\"gelu\", \"int8:0.05:3\", \"int8:0.03:-7\", ErrorBound.Faithful);\nk.Run<sbyte, sbyte>(input, output);\n", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gated_kernel_takes_pairs()
    {
        Kernel k = Kernel.Design("silu", "Q2.3", "Q2.3", ErrorBound.CorrectlyRounded, new KernelRequest { Up = "Q2.3", Method = "table", Rounding = RoundingRule.HalfUp });
        var output = new short[2];
        k.Run<sbyte, sbyte, short>([8, 8], [8, -8], output);
        Assert.Equal([6, -6], output.Select(code => (int)code));
        Assert.Throws<ArgumentException>(() => k.Run<sbyte, short>([0], new short[1]));
        Assert.Throws<ArgumentException>(() => k.Run<sbyte, sbyte, short>([0], [], new short[1]));
    }

    [Fact]
    public void What_cannot_be_is_refused_in_words()
    {
        Assert.Contains("did you mean", Assert.Throws<SpecificationException>(() => Kernel.Design("gellu", "Q3.4", "Q3.4")).Message, StringComparison.Ordinal);
        Assert.Throws<SpecificationException>(() => Kernel.Design("gelu", "Q3.4", "Q3.4", request: new KernelRequest { Name = "while" }));
        Assert.Throws<SpecificationException>(() => Kernel.Open(Path.GetTempPath()));
        Kernel k = Kernel.Design("gelu", "Q3.4", "Q3.12", request: new KernelRequest { Method = "table" });
        Assert.Contains("does not hold every int16", Assert.Throws<ArgumentException>(() => k.Run<sbyte, sbyte>([1], new sbyte[1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => k.Run<short, short>([128], new short[1]));
        Assert.Throws<ArgumentException>(() => k.Run<short, short>([1, 2], new short[1]));
        k.Run<short, short>([], []);
    }

    [Fact]
    public void Threads_may_share_a_kernel()
    {
        Kernel k = Kernel.Design("tanh", "Q3.8", "Q0.11", request: new KernelRequest { Method = "interpolated-table" });
        short[] input = [.. Enumerable.Range(-2048, 4096).Select(code => (short)code)];
        var expected = new short[input.Length];
        k.Run<short, short>(input, expected);
        Parallel.For(0, 64, _ =>
        {
            var output = new short[input.Length];
            k.Run<short, short>(input, output);
            Assert.Equal(expected, output);
        });
    }

    [Fact]
    public void Work_tells_how_it_goes_and_can_be_ended()
    {
        using var source = new CancellationTokenSource();
        var said = new List<string>();
        var progress = new Told(what =>
        {
            said.Add(what);
            if (what.Contains("piecewise-polynomial", StringComparison.Ordinal))
            {
                source.CancelAfter(20);
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => Kernel.Design("gelu", "Q3.12", "Q3.12", ErrorBound.CorrectlyRounded, null, progress, source.Token));
        Assert.Contains("designing by piecewise-linear", said);
        Assert.DoesNotContain("proving", said);
    }

    private sealed class Told(Action<string> tell) : IProgress<string>
    {
        public void Report(string value) => tell(value);
    }
}
