using System.Runtime.InteropServices;
using HwAct.Kernels;

namespace HwAct.Targets;

/// <summary>A program that was built of a kernel and writes rows of output codes to its standard output, 32 bits each: gigabytes that nobody stores.</summary>
/// <param name="name">What is run.</param>
/// <param name="path">The program.</param>
/// <param name="kernel">The kernel.</param>
internal sealed class PairProgram(string name, string path, KernelProgram kernel) : IPairModel
{
    private readonly ExternalTool program = new(path);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public void Run(int first, int count, PairRow row)
    {
        var outputs = new int[kernel.Inputs[1].Codes.Count];
        int rows = 0;
        ToolRun ran = program.Stream([Text(first), Text(count)], Path.GetDirectoryName(path)!, stream =>
        {
            Span<byte> bytes = MemoryMarshal.AsBytes(outputs.AsSpan());
            for (; rows < count && stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length; rows++)
            {
                row(first + rows, outputs);
            }
        });
        if (!ran.IsSilent || rows < count)
        {
            throw new PairModelException($"it ends with status {ran.ExitCode} after {rows} of {count} codes of the gate{(ran.Summary.Length == 0 ? "" : ":\n" + ran.Summary)}");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
