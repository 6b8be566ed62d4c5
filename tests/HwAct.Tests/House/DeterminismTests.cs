using System.Text.RegularExpressions;
using HwAct.Tests.Golden;

namespace HwAct.Tests.House;

/// <summary>No result depends on a machine's mathematical library: its last bits differ from one to the next.</summary>
public sealed partial class DeterminismTests
{
    [Fact]
    public void No_source_calls_the_mathematical_library_of_the_machine()
    {
        string[] sources =
        [
            .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)),
        ];
        Assert.True(sources.Length > 100);
        Assert.Empty(sources.SelectMany(path => Call().Matches(File.ReadAllText(path)).Select(match => $"{Path.GetFileName(path)}: {match.Value}")));
    }

    // What IEEE 754 does not round correctly everywhere: all but the four operations, the root, fused multiply-add and what moves bits.
    [GeneratedRegex(@"\b(Math|MathF|double|float|Double|Single|TensorPrimitives)\.(Pow|Exp|Exp2|Exp10|ExpM1|Log|Log2|Log10|LogP1|Sin|Cos|Tan|SinCos|Asin|Acos|Atan|Atan2|Sinh|Cosh|Tanh|Asinh|Acosh|Atanh|Cbrt|RootN|Hypot|Sigmoid)\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex Call();
}
