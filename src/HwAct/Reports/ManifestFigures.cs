using System.Text.Json;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>The measured parts of a manifest.</summary>
internal static class ManifestFigures
{
    /// <summary>Writes the figures of the error of a function as a member.</summary>
    public static void WriteError(Utf8JsonWriter writer, string member, Function function, ErrorFigures error)
    {
        writer.WriteStartObject(member);
        writer.WriteString("definition", function.Domain.ErrorDefinition);
        writer.WriteNumber("codes", error.Codes);
        writer.WriteBound("max_lsb", error.LargestLsb);
        writer.WriteNumber("max_lsb_code", error.MaxLsbCode);
        foreach ((FunctionPort port, long code) in function.Ports.Zip(error.WorstCodes).Skip(1))
        {
            writer.WriteNumber($"max_lsb_{port.Name}_code", code);
        }

        writer.WriteBound("max_abs", error.LargestAbs);
        writer.WriteFigure("rmse", error.Rmse);
        writer.WriteFigure("rmse_lsb", error.RmseLsb);
        writer.WriteFigure("bias", error.Bias);
        writer.WriteFigure("bias_lsb", error.BiasLsb);
        WriteRatio(writer, "sqnr_db", error.Sqnr.ClampedDb);
        WriteRatio(writer, "sqnr_true_db", error.Sqnr.TrueDb);
        WriteRatio(writer, "sqnr_clipping_db", error.Sqnr.ClippingDb);
        writer.WriteString("sqnr_definition", NoiseWords.Definition);
        writer.WriteNumber("misrounded_codes", error.MisroundedCodes);
        writer.WriteNumber("misrounded_ties", error.MisroundedTies);
        writer.WriteNumber("saturated_codes", error.SaturatedCodes);
        writer.WriteBound("max_beyond_lsb", error.BeyondLsb);
        writer.WriteEndObject();
    }

    /// <summary>Writes the member <c>error_shares</c>.</summary>
    public static void WriteShares(Utf8JsonWriter writer, ImmutableArray<ErrorShare> shares)
    {
        writer.WriteStartArray("error_shares");
        foreach (ErrorShare share in shares)
        {
            writer.WriteStartObject();
            writer.WriteString("name", share.Name);
            writer.WriteBound("max_lsb", share.MaxLsb);
            writer.WriteString("description", share.Description);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes the member <c>properties</c>.</summary>
    public static void WriteProperties(Utf8JsonWriter writer, KernelProperties properties)
    {
        writer.WriteStartObject("properties");
        writer.WriteBoolean("correctly_rounded", properties.CorrectlyRounded);
        writer.WriteBoolean("faithful", properties.Faithful);
        WriteVerdict(writer, "zero_is_exact", properties.ZeroIsExact);
        writer.WriteBoolean("sign_kept", properties.SignKept);
        writer.WriteBoolean("monotone", properties.Monotone);
        WriteVerdict(writer, "saturation_is_exact", properties.SaturationIsExact);
        writer.WriteNumber("zeroed_codes", properties.ZeroedCodes);
        if (properties.Symmetry is PairSymmetry symmetry)
        {
            writer.WriteString("symmetry", symmetry.Identity);
            writer.WriteBound("symmetry_max_deviation_lsb", symmetry.MaxDeviationLsb);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the member <c>form_error</c>.</summary>
    public static void WriteFormError(Utf8JsonWriter writer, FormError form)
    {
        writer.WriteStartObject("form_error");
        writer.WriteString("approximates", form.Approximated.Name);
        writer.WriteBound("max_abs", form.MaxAbs);
        writer.WriteBound("max_lsb", form.MaxLsb);
        writer.WriteNumber("code", form.Code);
        writer.WriteFigure("x", form.X);
        writer.WriteEndObject();
    }

    private static void WriteVerdict(Utf8JsonWriter writer, string name, bool? verdict) =>
        writer.WritePrinted(name, verdict switch { true => "true", false => "false", null => "null" });

    private static void WriteRatio(Utf8JsonWriter writer, string name, DecimalFigure? value) =>
        writer.WritePrinted(name, value is DecimalFigure ratio ? Figure.AtLeast(ratio) : "null");
}
