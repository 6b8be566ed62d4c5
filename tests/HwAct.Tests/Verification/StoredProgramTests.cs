using HwAct.Kernels;
using HwAct.Programs;
using HwAct.Specifications;
using HwAct.Tests.Golden;
using HwAct.Verification;

namespace HwAct.Tests.Verification;

/// <summary>A stored program reads back to the program that was stored, and nothing else is read at all.</summary>
public sealed class StoredProgramTests
{
    [Fact]
    public void Every_kernel_of_the_catalog_is_proven_again_from_its_folder()
    {
        string[] folders = [.. Directory.GetDirectories(Repository.Generated).Where(folder => !Path.GetFileName(folder).StartsWith('.'))];
        Assert.NotEmpty(folders);
        Parallel.ForEach(folders, folder => Assert.Empty(new RecordedFolder(Path.GetFileName(folder), folder).Prove().Findings));
    }

    [Fact]
    public void Every_operation_has_a_word()
    {
        string[] operations = [.. typeof(Step).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Step)) && !type.IsAbstract && type != typeof(Input) && type != typeof(Constant))
            .Select(type => type.Name)];
        Assert.Equal(operations.Order(StringComparer.Ordinal), OperationCatalog.Words.Select(word => string.Concat(word.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]))).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\"format_version\": 1", "\"format_version\": 9", ":2: format_version: this is a program of format 9; format 1 is read here")]
    [InlineData("\"operation\":\"lookup\"", "\"operation\":\"lookdown\"", "'lookdown' is no operation; ")]
    [InlineData("\"operation\":\"lookup\",\"operands\":[\"address\"]", "\"operation\":\"lookup\",\"operands\":[\"adress\"]", "no step above is named 'adress'")]
    [InlineData("\"table\":\"codes\"", "\"table\":\"nodes\"", "no table is named 'nodes'")]
    [InlineData("\"operation\":\"lookup\",\"operands\":[\"address\"]", "\"operation\":\"lookup\",\"operands\":[\"address\",1]", "needs 1 operand and a table, and nothing else")]
    [InlineData("\"range\":[0,255]", "\"range\":[0,256]", "over every input code the step takes 0 to 255")]
    [InlineData("\"type\":\"int8\"", "\"type\":\"int80\"", "80")]
    [InlineData("\"result\": \"code\"", "\"result\": \"x\"", "nothing reads this step")]
    [InlineData("\"name\": \"gelu_s8_table\",\n  \"tool", "\"name\": \"gelu_s8\",\n  \"tool", "name: is 'gelu_s8'; the specification says 'gelu_s8_table'")]
    public void What_is_no_program_is_refused_with_line_and_member(string part, string altered, string message) => Refused("gelu_s8_table", part, altered, message);

    [Theory]
    [InlineData("[\"left\",256]", "no step above is named 'left'")]
    [InlineData("[\"segment\",257]", "reads addresses 498 to 513")]
    [InlineData("[\"segment\",9223372036854775808]", "9223372036854775808 is none; a whole number from")]
    [InlineData("[\"segment\",4611686018427388160]", "4611686018427388160 is none; a whole number from -4611686018427387904 to 4611686018427387904 is needed")]
    public void An_operand_that_cannot_be_is_refused(string altered, string message) =>
        Refused("gelu_q3_12_litert", "\"operands\":[\"segment\",256]", $"\"operands\":{altered}", message);

    private static void Refused(string name, string part, string altered, string message)
    {
        using var kernel = new WrittenKernel(name);
        string text = File.ReadAllText(kernel.Program);
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(kernel.Program, text.Replace(part, altered, StringComparison.Ordinal));
        SpecificationException exception = Assert.Throws<SpecificationException>(() => ProgramFileReader.ReadFile(kernel.Program));
        Assert.StartsWith(kernel.Program + ":", exception.Message, StringComparison.Ordinal);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal("program", Assert.Single(kernel.Verify()).Model);
    }
}
