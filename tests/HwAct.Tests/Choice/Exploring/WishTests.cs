using HwAct.Choice;
using HwAct.Tests.Specifications;

namespace HwAct.Tests.Choice.Exploring;

/// <summary>How a wish is read.</summary>
public sealed class WishTests
{
    [Theory]
    [InlineData("max_error_lsb<=0.75, objective=rom-bits", "max_error_lsb<=0.75", "rom-bits")]
    [InlineData("objective=instructions,max-error-lsb<=0.75", "max-error-lsb<=0.75", "instructions")]
    [InlineData("rom_bits < 4e3", "rom_bits < 4e3", "max_error_lsb")]
    [InlineData("objective=misrounded_codes, luts<=50", "luts<=50", "misrounded_codes")]
    public void Names_are_read_with_either_sign_between_words(string text, string terms, string objective)
    {
        Wish wish = Wish.Parse(text, Specify.ReadOne());
        Assert.Equal(terms, string.Join(", ", wish.Terms.Select(term => term.Text)));
        Assert.Equal(objective, wish.Objective.Name);
    }

    // A design of 2 multiplications at the limit.
    [Theory]
    [InlineData("multiplications<=2", true)]
    [InlineData("multiplications<2", false)]
    [InlineData("multiplications<2.5", true)]
    public void Less_is_less_and_no_more_than_lets_the_limit_itself_pass(string text, bool isAllowed)
    {
        var design = ExploredDesign.Of(1, KernelChoice.Prove(Specify.ReadOne("input: \"int6:0.2\"", "method: \"piecewise-linear\"", "max_error_lsb: 1")));
        Assert.Equal(2, design.Of(Quantity.Find("multiplications")!));
        Assert.Equal(isAllowed, Wish.Parse(text, Specify.ReadOne()).Allows(design));
    }

    [Fact]
    public void Words_bound_the_error_too()
    {
        Assert.True(Assert.Single(Wish.Parse("max_error_lsb<=faithful", Specify.ReadOne()).Terms).IsFaithful);
        WishTerm exact = Assert.Single(Wish.Parse("max_error_lsb<=correctly-rounded", Specify.ReadOne()).Terms);
        Assert.Equal(("misrounded_codes", 0), (exact.Quantity.Name, exact.Most));
    }

    [Theory]
    [InlineData("", "'' is no limit and no objective; expected are limits and an objective")]
    [InlineData("smaller", "'smaller' is no limit and no objective")]
    [InlineData("max_error_lsb<=0.75,,objective=luts", "'' is no limit and no objective")]
    [InlineData("max_error_lsb>=1", "is no limit and no objective")]
    [InlineData("max_error_lsb=1", "'max_error_lsb=1' cannot be read; expected is max_error_lsb<=NUMBER")]
    [InlineData("max_eror_lsb<=1", "there is nothing named 'max_eror_lsb' to choose by; did you mean 'max_error_lsb'?")]
    [InlineData("objective<=luts", "'objective<=luts' cannot be read; expected is objective=NAME")]
    [InlineData("objective=lut", "there is nothing named 'lut' to choose by; did you mean 'luts'?")]
    [InlineData("objective=luts, objective=luts", "cannot be read; expected is each once")]
    [InlineData("method=tabel", "there is no method named 'tabel'; did you mean 'table'?")]
    [InlineData("max_error_lsb<=often", "'often' in 'max_error_lsb<=often' is no limit; a number of 0 or more is needed, faithful, or correctly-rounded")]
    [InlineData("rom-bits<=-1", "'-1' in 'rom-bits<=-1' is no limit; a number of 0 or more is needed")]
    [InlineData("rom-bits<=NaN", "is no limit")]
    [InlineData("rom-bits<=1e999", "is no limit")]
    public void What_cannot_be_read_is_named(string text, string message)
    {
        WishException exception = Assert.Throws<WishException>(() => Wish.Parse(text, Specify.ReadOne()));
        Assert.StartsWith("--pick: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }
}
