using System.Globalization;

namespace HwAct.Benchmarks.Fpga;

/// <summary>What one kernel takes of one device, as a line of the table.</summary>
/// <param name="Kernel">Name of the kernel.</param>
/// <param name="Device">Name of the device.</param>
/// <param name="RomBits">Every stored bit of the program.</param>
/// <param name="Latency">Clocks from input to output; 0 where there is no clock.</param>
/// <param name="MaxLsb">Largest error, as the manifest states it.</param>
/// <param name="Measured">What was counted after synthesis.</param>
/// <param name="Megahertz">Clock after place and route, the median of three seeds, in and out registered; null where it was not placed.</param>
/// <param name="Table">A plain case table of the same function; null where there is none of bearable size.</param>
/// <param name="Published">What is published for the function on such LUTs.</param>
/// <param name="Sha256">Of the module that was measured.</param>
/// <param name="TableSha256">Of the case table.</param>
internal sealed record FpgaRow(
    string Kernel,
    string Device,
    string RomBits,
    string Latency,
    string MaxLsb,
    Resources Measured,
    int? Megahertz,
    Resources? Table,
    string Published,
    string Sha256,
    string TableSha256)
{
    /// <summary>The head of the table.</summary>
    public const string Heading =
        "kernel,device,rom_bits,latency,max_lsb,lut,carry,ff,bram,dsp,fmax_mhz,case_lut,case_carry,published_lut_carry,sha256,case_sha256";

    private const string None = "-";

    /// <summary>Reads a line.</summary>
    public static FpgaRow Parse(string line)
    {
        string[] words = line.Split(',');
        return new FpgaRow(
            words[0],
            words[1],
            words[2],
            words[3],
            words[4],
            new Resources(Number(words[5]), Number(words[6]), Number(words[7]), Number(words[8]), Number(words[9])),
            words[10] == None ? null : Number(words[10]),
            words[11] == None ? null : new Resources(Number(words[11]), Number(words[12]), 0, 0, 0),
            words[13],
            words[14],
            words[15]);
    }

    /// <summary>The line.</summary>
    public override string ToString() => string.Join(
        ',',
        Kernel,
        Device,
        RomBits,
        Latency,
        MaxLsb,
        Text(Measured.Luts),
        Text(Measured.Carries),
        Text(Measured.FlipFlops),
        Text(Measured.Memories),
        Text(Measured.Multipliers),
        Text(Megahertz),
        Text(Table?.Luts),
        Text(Table?.Carries),
        Published,
        Sha256,
        TableSha256);

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? None;
}
