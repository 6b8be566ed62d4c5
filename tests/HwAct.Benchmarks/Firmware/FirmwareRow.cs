using System.Globalization;

namespace HwAct.Benchmarks.Firmware;

/// <summary>What one kernel takes of one core, as a line of the table.</summary>
/// <param name="Kernel">Name of the kernel, or of the published loop.</param>
/// <param name="Core">Name of the core.</param>
/// <param name="Fast">At -O2.</param>
/// <param name="Small">At -Os.</param>
/// <param name="Sha256">Of the C file that was measured.</param>
internal sealed record FirmwareRow(string Kernel, string Core, Measured Fast, Measured Small, string Sha256)
{
    /// <summary>The head of the table.</summary>
    public const string Heading = "kernel,core,per_element_o2,per_element_os,code_o2,rom_o2,code_os,rom_os,sha256";

    /// <summary>Reads a line.</summary>
    public static FirmwareRow Parse(string line)
    {
        string[] words = line.Split(',');
        int Number(int at) => int.Parse(words[at], CultureInfo.InvariantCulture);
        double Real(int at) => double.Parse(words[at], CultureInfo.InvariantCulture);
        return new FirmwareRow(words[0], words[1], new Measured(Real(2), Number(4), Number(5)), new Measured(Real(3), Number(6), Number(7)), words[8]);
    }

    /// <summary>The line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kernel},{Core},{Fast.PerElement:0.00},{Small.PerElement:0.00},{Fast.Code},{Fast.Rom},{Small.Code},{Small.Rom},{Sha256}");
}

/// <summary>What was counted.</summary>
/// <param name="PerElement">Instructions of the array form for an element, on AVR cycles; two decimals.</param>
/// <param name="Code">Bytes of code, of both forms and of what they call.</param>
/// <param name="Rom">Bytes of tables and other constants.</param>
internal readonly record struct Measured(double PerElement, int Code, int Rom)
{
    /// <summary>Both together.</summary>
    public int Flash => Code + Rom;
}
