using HwAct.Specifications;

namespace HwAct.Tests.Specifications;

/// <summary>No kernel has the name of a word of C, C++, Verilog, SystemVerilog or VHDL, whatever it is written for.</summary>
public sealed class StandardWordsTests
{
    public static TheoryData<string, int, string> Editions
    {
        get
        {
            var data = new TheoryData<string, int, string>();
            foreach ((string edition, int count, string words) in StandardWords.All)
            {
                data.Add(edition, count, words);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_word_of_every_edition_is_refused(string edition, int count, string words)
    {
        string[] all = words.Split(' ');
        Assert.Equal(count, all.Distinct(StringComparer.Ordinal).Count());
        Assert.All(all, word => Assert.NotNull(KernelName.ReasonAgainst(word)));
        Assert.All(all, word => Assert.NotNull(KernelName.ReasonAgainst(word, [TargetDeclarations.C, TargetDeclarations.Verilog])));
        if (edition.StartsWith("IEEE 1076", StringComparison.Ordinal))
        {
            Assert.All(all, word => Assert.NotNull(KernelName.ReasonAgainst(word, [])));
            Assert.All(all, word => Assert.NotNull(KernelName.ReasonAgainst(word.ToUpperInvariant(), [])));
            Assert.All(all, word => Assert.NotNull(KernelName.ReasonAgainst(char.ToUpperInvariant(word[0]) + word[1..], [])));
        }
        else
        {
            TargetDeclaration target = edition.StartsWith('C') ? TargetDeclarations.C : TargetDeclarations.Verilog;
            Assert.All(all, word => Assert.NotNull(target.Reserved.MeaningOfKernel(word)));
            Assert.All(all.Where(word => word[0] != '_'), word => Assert.NotNull(target.Reserved.MeaningOf(word)));
        }
    }

    [Theory]
    [InlineData("a__b")]
    [InlineData("a_")]
    [InlineData("_a")]
    [InlineData("_")]
    [InlineData("A_B__")]
    public void What_is_no_identifier_in_VHDL_is_refused(string name) => Assert.Contains("no name in VHDL", KernelName.ReasonAgainst(name, []), StringComparison.Ordinal);
}
