using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using HwAct.Choice;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.PublishedAlgorithms;
using HwAct.Reports;
using HwAct.Specifications;

namespace HwAct.Benchmarks.Pictures;

/// <summary>The pictures of the README: what the catalog's kernels reach, computed anew, and what was measured of them and of others, from the tables of <c>src/HwAct/Costs</c>.</summary>
/// <param name="root">The repository.</param>
internal sealed partial class PictureBook(string root)
{
    private const string Kernel = "gelu_q3_12_interpolated";
    private const int Columns = 190;

    private readonly Lazy<ProvenActivation> kernel = new(() => (ProvenActivation)KernelChoice.Prove(
        new SpecificationReader().ReadFile(Path.Combine(root, "src", "catalog.json")).Single(one => one.Specification.Name == Kernel).Specification));

    /// <summary>Each picture by the name of its file.</summary>
    public IEnumerable<(string Name, string Svg)> All => [("error.svg", Error()), ("costs.svg", Costs()), ("chain.svg", Chain())];

    private string Error()
    {
        ProvenActivation ours = kernel.Value;
        LiteRtTable table = LiteRtTable.Gelu;
        ErrorMeasurement others = ErrorMeasurement.Of(ours.Reference, [.. table.Outputs(ours.Specification, ours.Reference)]);
        const double left = 60, right = 840, top = 66, bottom = 262;
        double reach = 1.08 * others.Figures.MaxLsb;
        var y = new Scale(-reach, reach, bottom, top);
        var picture = new Picture($"Error of GELU in LSB over all {Figure.Shown(ours.Error.Codes)} codes of Q3.12: HwAct at most {Figure.AtMost(ours.Error.LargestLsb)}, LiteRT's table at most {Figure.AtMost(others.Figures.LargestLsb)}", 860);
        picture.Text(8, 18, "b", $"Error of GELU, Q3.12, all {Figure.Shown(ours.Error.Codes)} codes, in LSB");
        picture.Bar(left, 28, 14, 10, "others");
        picture.Text(left + 20, 38, "", $"LiteRT's int16 table: {Figure.Shown(table.Bytes)} bytes, {Words(others.Figures)}");
        picture.Bar(left, 44, 14, 10, "ours");
        picture.Text(left + 20, 54, "b", $"HwAct: {Figure.Shown(ours.Kernel.RomBytes)} bytes, {Words(ours.Error)}");
        foreach (double level in (double[])[-2, -1, -0.5, 0.5, 1, 2])
        {
            picture.Path(new SvgPath().MoveTo(left, y.At(level)).HorizontalTo(right).ToString(), "rule", Math.Abs(level) == 0.5 ? "1" : ".4");
            picture.Text(left - 8, y.At(level) + 4, "e", Figure.Shown(level));
        }

        Draw(others.Errors, "others", 1);
        Draw(ours.Errors, "ours", 0.62);
        for (int x = -8; x <= 8; x += 4)
        {
            picture.Text(left + ((x + 8) / 16.0 * (right - left)), bottom + 18, "m", Figure.Shown((long)x));
        }

        return picture.ToSvg(bottom + 26);

        void Draw(ImmutableArray<double> errors, string style, double share)
        {
            Envelope envelope = Envelope.Of(errors, Columns);
            var columns = new Scale(0, envelope.Columns.Length, left, right);
            picture.Path(envelope.FromZero().Path(columns, y, 1), style, Pixels.Text(share * (right - left) / envelope.Columns.Length));
        }

        static string Words(ErrorFigures error) => $"at most {Figure.AtMost(error.LargestLsb)} LSB, {Figure.Percent(error.MisroundedCodes, error.Codes)} % misrounded";
    }

    private string Chain()
    {
        ErrorChain chain = ErrorChain.Of(kernel.Value);
        return BarGroup.Svg(
            $"Where the error of {Kernel} comes from, link by link, in LSB",
            [
                new BarGroup(
                    $"{Kernel}: largest difference of each link, in LSB; at each code the signed differences add up exactly",
                    [.. chain.Links.Append(chain.Whole).Select(link => ($"{link.Name}: {Short(link)}", link.MaxLsb, $"{Figure.AtMost(link.MaxLsb)}, RMS {Figure.Text(link.RmsLsb)}", link == chain.Whole))]),
            ]);

        static string Short(ChainLink link) => link.Name switch
        {
            "segments" => "function to real segments",
            "arithmetic" => "real segments to integers",
            "rounding" => "the one last rounding",
            _ => "function to program",
        };
    }

    private string Costs()
    {
        string[] logic = Rows("fpga.csv").Single(row => row[0] == "gelu_q3_8_logic" && row[1] == "ice40-hx");
        string[] heading = Rows("fpga.csv").First(row => row[0] == "kernel");
        string published = logic[Array.IndexOf(heading, "published_lut_carry")];
        Match known = Published().Match(published);
        if (!known.Success)
        {
            throw new InvalidDataException($"'{published}' of fpga.csv is not understood");
        }

        double ours = Number(logic, "lut") + Number(logic, "carry");
        return BarGroup.Svg(
            "LUTs of GELU on an FPGA, and instructions a code on Cortex-M, beside the best known",
            [
                new BarGroup("iCE40: LUT4 and carry cells of faithful GELU, Q3.8 (12 bits)", [
                    ("HwAct, logic", ours, $"{Number(logic, "lut")} + {Number(logic, "carry")}", true),
                    ("least known elsewhere", Whole(known.Groups["lut"]) + Whole(known.Groups["carry"]), $"{known.Groups["lut"]} + {known.Groups["carry"]}", false),
                    ("ALPHA (FloPoCo), least published", Whole(known.Groups["alpha"]), known.Groups["alpha"].Value, false),
                    ("exact table, losslessly compressed", Whole(known.Groups["exact"]) + Whole(known.Groups["exact_carry"]), $"{known.Groups["exact"]} + {known.Groups["exact_carry"]}", false),
                    ("table, as a case statement", Number(logic, "case_lut"), Figure.Text(Number(logic, "case_lut")), false),
                ]),
                Firmware("m4", "Cortex-M4, gcc -O2: instructions a code, int16"),
                Firmware("m55", "Cortex-M55 with Helium, gcc -O2: instructions a code, int16"),
            ]);

        double Number(string[] row, string column) => double.Parse(row[Array.IndexOf(heading, column)], CultureInfo.InvariantCulture);

        static int Whole(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);
    }

    private BarGroup Firmware(string core, string title)
    {
        (string Kernel, string Label, bool IsOurs)[] compared =
        [
            (Kernel, "HwAct, GELU interpolated", true),
            ("gelu_q3_12_litert", "HwAct, GELU on LiteRT's layout", true),
            ("peer_litert_s16", "LiteRT, table look-up", false),
            ("peer_cmsis_nn_sigmoid_s16", "CMSIS-NN, sigmoid (it has no GELU)", false),
        ];
        string[][] rows = [.. Rows("firmware.csv")];
        string[] heading = rows.First(row => row[0] == "kernel");
        return new(title, [.. compared.Select(one =>
        {
            string[] row = rows.Single(row => row[0] == one.Kernel && row[1] == core);
            string instructions = row[Array.IndexOf(heading, "per_element_o2")];
            return (one.Label, double.Parse(instructions, CultureInfo.InvariantCulture), $"{instructions}, {row[Array.IndexOf(heading, "rom_o2")]} bytes of tables", one.IsOurs);
        })]);
    }

    private IEnumerable<string[]> Rows(string table) => File.ReadLines(Path.Combine(root, "src", "HwAct", "Costs", table)).Where(line => !line.StartsWith('#')).Select(line => line.Split(','));

    [GeneratedRegex(@"^ALPHA (?<alpha>\d+) to \d+; least known (?<lut>\d+)\+(?<carry>\d+) faithful; lossless compression (?<exact>\d+)\+(?<exact_carry>\d+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Published();
}
