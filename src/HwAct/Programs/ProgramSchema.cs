using HwAct.Specifications;

namespace HwAct.Programs;

/// <summary>The JSON Schema of stored programs, which documents every member and every operation.</summary>
internal static class ProgramSchema
{
    /// <summary>The schema, lines ended by LF.</summary>
    public static string Text { get; } = EmbeddedText.Read("Programs/program.schema.json");
}
