using HwAct.Numerics;

namespace HwAct.Calibration;

/// <summary>What a recording holds.</summary>
/// <param name="Sample">The values.</param>
/// <param name="Sha256">SHA-256 of the file.</param>
internal sealed record RecordedValues(Sample Sample, string Sha256)
{
    // Of less, products of a scale with a scale leave what a double holds.
    private const double LeastReach = 1e-20;

    /// <summary>Reads a recording once.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="progress">Told how many bytes are read, and of how many.</param>
    /// <exception cref="RecordingException">It holds nothing that a format can be chosen by.</exception>
    public static RecordedValues Of(Recording recording, Action<long, long> progress)
    {
        var cells = new ValueCells();
        string sha256 = recording.Read(cells.Add, progress);
        Sample sample = cells.ToSample();
        string every = $"every one of its {Figure.Shown(sample.Count)} values is";
        return sample.Min == sample.Max ? throw RecordingException.Of(recording.Path, $"{every} {Figure.Text(sample.Min)}: a constant has no distribution to calibrate by")
            : sample.Reach < LeastReach ? throw RecordingException.Of(recording.Path, $"{every} smaller than {Figure.Text(LeastReach)}; are type and byte order right?")
            : new(sample, sha256);
    }
}
