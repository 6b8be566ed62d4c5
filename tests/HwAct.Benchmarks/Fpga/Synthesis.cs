using HwAct.Verification;

namespace HwAct.Benchmarks.Fpga;

/// <summary>Synthesizes a module with yosys and counts its cells.</summary>
internal static class Synthesis
{
    // A case table of 16 input bits takes ten minutes on a quiet machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(60);

    /// <summary>What a module takes.</summary>
    /// <param name="device">The device.</param>
    /// <param name="source">Its file, which holds all that it instantiates.</param>
    /// <param name="module">Its name.</param>
    /// <exception cref="InvalidOperationException">Yosys rejects it.</exception>
    public static Resources Measure(Device device, string source, string module) => device.Count(SynthesizedCells.Of(source, module, device.Synthesis, Patience));

    /// <summary>What a module takes whose source is in no file.</summary>
    /// <param name="device">The device.</param>
    /// <param name="text">Its source.</param>
    /// <param name="module">Its name.</param>
    /// <exception cref="InvalidOperationException">Yosys rejects it.</exception>
    public static Resources MeasureText(Device device, string text, string module)
    {
        string directory = Directory.CreateTempSubdirectory("hwact-").FullName;
        try
        {
            string path = Path.Combine(directory, "module.v");
            File.WriteAllText(path, text);
            return Measure(device, path, module);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
