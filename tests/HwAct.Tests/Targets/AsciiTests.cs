using System.Text.RegularExpressions;
using HwAct.Targets;

namespace HwAct.Tests.Targets;

public sealed class AsciiTests
{
    [Theory]
    [InlineData("x·Φ(x) = ½x·(1 + erf(x/√2))", "x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))")]
    [InlineData("½(a − b)² ≤ √(2/π)", "1/2*(a - b)^2 <= sqrt(2/pi)")]
    [InlineData("αx·σ(βx)", "alpha*x*sigma(beta*x)")]
    [InlineData("x ≥ 0: λx, x < 0: λα·(e^x − 1)", "x >= 0: lambda*x, x < 0: lambda*alpha*(e^x - 1)")]
    [InlineData("φ(x) = e^(−x²/2)/√(2π)", "phi(x) = e^(-x^2/2)/sqrt(2*pi)")]
    [InlineData("⌊v/2⌋ …", "floor(v/2) ...")]
    [InlineData("雪", "?")]
    [InlineData("ends a comment */ or opens one /*", "ends a comment * / or opens one / *")]
    public void Text_becomes_ASCII_that_is_safe_in_a_comment(string text, string expected) => Assert.Equal(expected, Ascii.From(text));

    [Fact]
    public void Every_formula_of_the_catalog_can_be_written() => Assert.All(
        HwAct.Activations.ActivationCatalog.All,
        entry => Assert.DoesNotContain('?', Ascii.From(entry.Default.Title + entry.Default.Formula + entry.Formula)));

    [Fact]
    public void No_letter_of_a_formula_runs_into_the_name_of_a_Greek_one() => Assert.All(
        HwAct.Activations.ActivationCatalog.All.SelectMany(entry => new[] { entry.Default.Formula, entry.Formula }),
        formula => Assert.All(
            Regex.Matches(Ascii.From(formula), "[A-Za-z0-9]*(?<name>alpha|beta|gamma|lambda|sigma|phi|Phi|(?<![a-z])pi(?![a-z]))[A-Za-z0-9]*", RegexOptions.ExplicitCapture, Timeout.InfiniteTimeSpan),
            word => Assert.Equal(word.Groups["name"].Value, word.Value)));
}
