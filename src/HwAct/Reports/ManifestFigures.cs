using System.Text.Json;
using HwAct.Methods;
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
        WriteFigure(writer, "max_lsb", error.MaxLsb);
        writer.WriteNumber("max_lsb_code", error.MaxLsbCode);
        foreach ((FunctionPort port, long code) in function.Ports.Zip(error.WorstCodes).Skip(1))
        {
            writer.WriteNumber($"max_lsb_{port.Name}_code", code);
        }

        WriteFigure(writer, "max_abs", error.MaxAbs);
        WriteFigure(writer, "rmse", error.Rmse);
        WriteFigure(writer, "rmse_lsb", error.RmseLsb);
        WriteFigure(writer, "bias", error.Bias);
        WriteFigure(writer, "bias_lsb", error.BiasLsb);
        WriteFigure(writer, "sqnr_db", error.SqnrDb);
        writer.WriteNumber("misrounded_codes", error.MisroundedCodes);
        writer.WriteNumber("saturated_codes", error.SaturatedCodes);
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
            WriteFigure(writer, "max_lsb", share.MaxLsb);
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
            WriteFigure(writer, "symmetry_max_deviation_lsb", symmetry.MaxDeviationLsb);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the member <c>form_error</c>.</summary>
    public static void WriteFormError(Utf8JsonWriter writer, FormError form)
    {
        writer.WriteStartObject("form_error");
        writer.WriteString("approximates", form.Approximated.Name);
        WriteFigure(writer, "max_abs", form.MaxAbs);
        WriteFigure(writer, "max_lsb", form.MaxLsb);
        writer.WriteNumber("code", form.Code);
        WriteFigure(writer, "x", form.X);
        writer.WriteEndObject();
    }

    private static void WriteVerdict(Utf8JsonWriter writer, string name, bool? verdict)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(verdict switch { true => "true", false => "false", null => "null" });
    }

    private static void WriteFigure(Utf8JsonWriter writer, string name, double? value)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(value is double figure ? Figure.Text(figure) : "null");
    }
}
