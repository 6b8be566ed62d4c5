namespace HwAct.Calibration;

/// <summary>How a file holds recorded values.</summary>
internal interface IRecordingFormat
{
    /// <summary>What it is, for people.</summary>
    string Description { get; }

    /// <summary>Reads the whole file.</summary>
    /// <param name="file">The file, at its beginning.</param>
    /// <param name="take">Takes the real values, some at a time, in the order of the file.</param>
    /// <exception cref="RecordingException">A value is none, or the file ends in the middle of one.</exception>
    void Read(HashedFile file, Action<ReadOnlySpan<double>> take);
}
