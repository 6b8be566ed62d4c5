using HwAct.Specifications;

namespace HwAct.Reports;

/// <summary>What a manifest on disk records.</summary>
/// <param name="Specification">What was asked for, and where the manifest says so.</param>
/// <param name="ToolVersion">Version of the tool that wrote it.</param>
/// <param name="Latency">Clocks from input to output.</param>
/// <param name="RomBits">Stored bits at their exact width.</param>
/// <param name="RomBytes">Bytes of the tables as C arrays.</param>
/// <param name="Multiplications">Multiplications per code.</param>
/// <param name="Steps">Steps of the program, inputs not counted.</param>
/// <param name="Error">The numbers of the member <c>error</c> by name, each as it is written, so that they compare to the digit with
/// <see cref="Figure.Text(double)"/>; <c>null</c> where there is none.</param>
/// <param name="VectorsSha256">SHA-256 of the vectors file, in lower-case hex.</param>
/// <param name="Files">Paths of the files in the kernel's folder, without the vectors file.</param>
public sealed record RecordedManifest(
    LocatedSpecification Specification,
    string ToolVersion,
    long Latency,
    long RomBits,
    long RomBytes,
    long Multiplications,
    long Steps,
    ImmutableSortedDictionary<string, string> Error,
    string VectorsSha256,
    ImmutableArray<string> Files);
