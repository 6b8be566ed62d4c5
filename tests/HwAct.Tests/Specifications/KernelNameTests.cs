using System.Text.RegularExpressions;
using HwAct.Specifications;
using HwAct.Tests.Golden;

namespace HwAct.Tests.Specifications;

/// <summary>A kernel's name is a C function, a Verilog module and a folder at once.</summary>
public sealed class KernelNameTests
{
    [Theory]
    [InlineData("gelu_s8")]
    [InlineData("G")]
    [InlineData("gelu_q3_12")]
    [InlineData("tanhx")]
    [InlineData("modules")]
    [InlineData("gelu_t8")]
    [InlineData("buffered")]
    [InlineData("console")]
    public void A_free_identifier_is_accepted(string name) => Assert.Equal(name, Specify.ReadOne($"name: \"{name}\"").Name);

    [Theory]
    [InlineData("int", "is a keyword or a predefined word of C or C++")]
    [InlineData("_Bool", "is reserved for C compilers")]
    [InlineData("restrict", "is a keyword")]
    [InlineData("constexpr", "is a keyword")]
    [InlineData("co_await", "is a keyword")]
    [InlineData("xor", "is a keyword")]
    [InlineData("linux", "is a keyword or a predefined word")]
    [InlineData("endmodule", "is a keyword of Verilog or SystemVerilog")]
    [InlineData("output", "is a keyword of Verilog or SystemVerilog")]
    [InlineData("logic", "is a keyword of Verilog or SystemVerilog")]
    [InlineData("table", "is a keyword of Verilog or SystemVerilog")]
    [InlineData("main", "is a function of the C library")]
    [InlineData("exp", "is a function of the C library")]
    [InlineData("tanhf", "is a function of the C library")]
    [InlineData("erfl", "is a function of the C library")]
    [InlineData("y0", "is a function of the C library")]
    [InlineData("int8_t", "is reserved for types of the C library")]
    [InlineData("size_t", "is reserved for types of the C library")]
    [InlineData("size", "is a parameter, port or variable of the generated code")]
    [InlineData("gate", "is a parameter, port or variable of the generated code")]
    [InlineData("HWACT_TABLE", "is reserved for macros of the generated code")]
    [InlineData("INT8_MAX", "is a macro of the C library")]
    [InlineData("UINT_FAST16_MAX", "is a macro of the C library")]
    [InlineData("SIZE_MAX", "is a macro of the C library")]
    [InlineData("__gelu", "is reserved for C compilers")]
    [InlineData("_Gelu", "is reserved for C compilers")]
    [InlineData("std", "is a keyword or a predefined word of C or C++")]
    [InlineData("INT8_WIDTH", "is a macro of the C library")]
    [InlineData("PRIdLEAST16", "is a macro of the C library")]
    [InlineData("gelu_t", "is reserved for types of the C library")]
    [InlineData("getline", "is a function of the C library")]
    [InlineData("memset_explicit", "is a function of the C library")]
    [InlineData("rsqrtf", "is a function of the C library")]
    [InlineData("stdint", "is a header that C sources include")]
    [InlineData("Math", "is a header that C sources include")]
    [InlineData("HWAct_Config", "is a header that C sources include")]
    [InlineData("entity", "is a word of VHDL")]
    [InlineData("process", "is a word of VHDL")]
    [InlineData("BUFFER", "is a word of VHDL")]
    [InlineData("Process", "is a word of VHDL")]
    [InlineData("resize", "is a word of VHDL, or of the packages that every design uses")]
    [InlineData("a__b", "is no name in VHDL, where underscores stand one at a time between letters and digits")]
    [InlineData("a_", "is no name in VHDL")]
    [InlineData("_a", "is no name in VHDL")]
    [InlineData("A__B", "is no name in VHDL")]
    [InlineData("Con", "is a device on Windows")]
    [InlineData("nul", "is a device on Windows")]
    [InlineData("LPT1", "is a device on Windows")]
    [InlineData("9a", "is no C identifier; letters, digits and underscores, beginning with no digit, are needed")]
    [InlineData("../x", "is no C identifier")]
    [InlineData("a/b", "is no C identifier")]
    [InlineData("a\\\\b", "is no C identifier")]
    [InlineData("..", "is no C identifier")]
    [InlineData("a b", "is no C identifier")]
    [InlineData("a-b", "is no C identifier")]
    [InlineData("gelü", "is no C identifier")]
    [InlineData("a\\u0000", "is no C identifier")]
    [InlineData("a\\n", "is no C identifier")]
    [InlineData("", "the name is empty; a C identifier such as gelu_s8 is needed")]
    public void A_name_that_means_something_else_is_refused(string name, string message)
    {
        string actual = Specify.MessageOf(Specify.OneKernel($"name: \"{name}\""));
        Assert.StartsWith("kernels.json:3: kernels[0].name: ", actual, StringComparison.Ordinal);
        Assert.Contains(message, actual, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", actual, StringComparison.Ordinal);
    }

    [Fact]
    public void Sixty_four_characters_are_the_most()
    {
        Assert.Null(KernelName.ReasonAgainst(new string('a', 64)));
        Assert.Contains("has 65 characters; at most 64", KernelName.ReasonAgainst(new string('a', 65)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GELU_INPUT_SCALE")]
    [InlineData("gelu_max_error_lsb")]
    [InlineData("Gelu_Output_Min")]
    [InlineData("GELU_H")]
    [InlineData("gelu_array")]
    public void What_is_generated_for_a_kernel_is_no_name_of_another(string name)
    {
        string kernel(string other) => $$"""{ "name": "{{other}}", "activation": "gelu", "input": "Q1.2", "output": "Q1.2", "method": "table" }""";
        string message = Specify.MessageOf($$"""{ "kernels": [ {{kernel("gelu")}}, {{kernel(name)}} ] }""");
        Assert.Contains("is what is generated for kernels[0]", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gelu_codes", "[\"verilog\", { \"name\": \"c\", \"tables\": \"exported\" }]", true)]
    [InlineData("gelu_code_map", "[{ \"name\": \"c\", \"tables\": \"exported\" }]", true)]
    [InlineData("gelu_s8", "[{ \"name\": \"c\", \"tables\": \"exported\" }]", false)]
    [InlineData("relu_codes", "[{ \"name\": \"c\", \"tables\": \"exported\" }]", false)]
    [InlineData("gelu_codes", "[\"c\"]", false)]
    [InlineData("gelu_codes", "[\"verilog\"]", false)]
    public void A_table_that_a_kernel_exports_is_no_name_of_another(string name, string targets, bool isRefused)
    {
        string kernel(string other, string to) => $$"""{ "name": "{{other}}", "activation": "gelu", "input": "Q1.2", "output": "Q1.2", "method": "table", "targets": {{to}} }""";
        string text = $$"""{ "kernels": [ {{kernel(name, "[\"c\"]")}}, {{kernel("gelu", targets)}} ] }""";
        SpecificationException? refused = Record.Exception(() => new SpecificationReader().Read(text, "kernels.json")) as SpecificationException;
        Assert.Equal(isRefused ? $"kernels.json:1: kernels[0].name: '{name}' is what is generated for kernels[1] in line 1, which exports its tables; another name is needed" : null, refused?.Message);
    }

    // The rule is a list of words: it holds as long as every table is one of them.
    [Fact]
    public void Every_table_of_the_catalog_is_one_that_the_rule_knows()
    {
        string[] tables = [.. Directory.EnumerateFiles(Repository.Generated, "*.c", SearchOption.AllDirectories).SelectMany(path =>
            Regex.Matches(File.ReadAllText(path), $@"HWACT_TABLE {Path.GetFileNameWithoutExtension(path)}_(?<table>\w+)\[", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(match => match.Groups["table"].Value))];
        Assert.True(tables.Length > 50);
        Assert.All(tables, table => Assert.True(CTablesOption.Names.Covers(table), table));
    }
}
