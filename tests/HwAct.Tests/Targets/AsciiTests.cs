using HwAct.Targets;

namespace HwAct.Tests.Targets;

public sealed class AsciiTests
{
    [Theory]
    [InlineData("x·Φ(x) = ½x·(1 + erf(x/√2))", "x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))")]
    [InlineData("½(a − b)² ≤ √(2/π)", "1/2*(a - b)^2 <= sqrt(2/pi)")]
    [InlineData("⌊v/2⌋ …", "floor(v/2) ...")]
    [InlineData("雪", "?")]
    [InlineData("ends a comment */ or opens one /*", "ends a comment * / or opens one / *")]
    public void Text_becomes_ASCII_that_is_safe_in_a_comment(string text, string expected) => Assert.Equal(expected, Ascii.From(text));

    [Fact]
    public void Every_formula_of_the_catalog_can_be_written() => Assert.All(
        HwAct.Activations.ActivationCatalog.All,
        entry => Assert.DoesNotContain('?', Ascii.From(entry.Default.Title + entry.Default.Formula + entry.Formula)));
}
