using System.Collections.Immutable;
using HwAct.Benchmarks.Firmware;
using HwAct.Tests.Golden;

namespace HwAct.ToolchainTests.Firmware;

/// <summary>The committed table of what the catalog takes of cores (<c>make bench-firmware</c>).</summary>
public sealed class FirmwareTableTests
{
    private static readonly ImmutableArray<FirmwareRow> Rows = FirmwareTable.Read(Repository.Root);
    private static readonly ImmutableArray<Subject> Subjects = Benchmarks.Firmware.Subjects.Of(Repository.Root);

    public static TheoryData<string, string> Quick => new()
    {
        { "gelu_s8_table", "m0" },
        { "gelu_s8_interpolated", "m4" },
        { "gelu_q3_12_interpolated", "m55" },
        { "gelu_q3_12_polynomial", "rv32" },
        { "gelu_s8_interpolated", "avr" },
        { "peer_litert_s16", "m33" },
    };

    [Fact]
    public void Every_kernel_has_a_row_for_each_core_and_none_is_stale()
    {
        Assert.Equal(Subjects.SelectMany(subject => Core.All.Select(core => (subject.Name, core.Name))), Rows.Select(row => (row.Kernel, row.Core)));
        Dictionary<string, string> now = Subjects.ToDictionary(subject => subject.Name, subject => subject.Sha256, StringComparer.Ordinal);
        string[] stale = [.. Rows.Where(row => row.Sha256 != now[row.Kernel]).Select(row => row.Kernel).Distinct()];
        Assert.True(stale.Length == 0, $"measured before they changed: {string.Join(", ", stale)}; 'make bench-firmware' measures them again");
    }

    // Its own test runs every code on the core meanwhile.
    [Theory]
    [MemberData(nameof(Quick))]
    public void What_is_measured_anew_is_what_the_table_says(string kernel, string core)
    {
        (Measured fast, Measured small) = new CoreBuild(Core.All.First(one => one.Name == core)).Measure(Subjects.First(subject => subject.Name == kernel));
        FirmwareRow row = Rows.First(row => row.Kernel == kernel && row.Core == core);
        Assert.Equal((row.Fast, row.Small), (fast, small));
    }

    [Fact]
    public void A_wrong_code_on_the_core_is_no_measurement()
    {
        Subject right = Subjects.First(subject => subject.Name == "gelu_s8_table");
        Subject wrong = right with { Source = right.Source.Replace("-118", "-117", StringComparison.Ordinal) };
        Assert.NotEqual(right.Source, wrong.Source);
        string message = Assert.Throws<InvalidOperationException>(() => new CoreBuild(Core.M4).Measure(wrong)).Message;
        Assert.Contains("expected -118, got -117", message, StringComparison.Ordinal);
    }
}
