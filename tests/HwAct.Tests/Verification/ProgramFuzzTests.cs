using HwAct.Programs;
using HwAct.Specifications;

namespace HwAct.Tests.Verification;

/// <summary>Five thousand broken programs: each is read, or refused in words.</summary>
public sealed class ProgramFuzzTests
{
    private const int Mutations = 5000;

    [Theory]
    [InlineData("relu_s8", Mutations / 2)]
    [InlineData("geglu_s8", Mutations / 10)]
    [InlineData("gelu_s8_auto", Mutations / 5)]
    [InlineData("gelu_s8_table", Mutations / 5)]
    public void A_broken_program_is_read_or_refused_in_words(string name, int count)
    {
        using var kernel = new WrittenKernel(name);
        byte[] text = File.ReadAllBytes(kernel.Program);
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] mutated = JsonMutations.Mutate(text, random);
            File.WriteAllBytes(kernel.Program, mutated);
            try
            {
                ProgramFileReader.ReadFile(kernel.Program);
            }
            catch (SpecificationException exception)
            {
                Assert.StartsWith(kernel.Program + ":", exception.Message, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', exception.Message);
                refused++;
            }
        }

        // A remark may say anything; most else is wrong when it is changed.
        Assert.InRange(refused, count / 2, count);
    }

    [Fact]
    public void A_table_of_two_billion_entries_costs_nothing_to_refuse()
    {
        using var kernel = new WrittenKernel("gelu_s8_table");
        using (FileStream file = File.OpenWrite(kernel.Program))
        {
            file.SetLength(5L << 30);
        }

        SpecificationException exception = Assert.Throws<SpecificationException>(() => ProgramFileReader.ReadFile(kernel.Program));
        Assert.Contains("at most 4,194,304 bytes are read", exception.Message, StringComparison.Ordinal);
    }
}
