namespace HwAct.Calibration;

/// <summary>A recording that cannot be used. The message begins with the file, as compilers' messages do: <c>x.csv:12: …</c>, <c>x.npy: byte 4096: …</c>.</summary>
/// <param name="message">File, place, what is wrong and what would be right.</param>
/// <param name="innerException">What it follows from.</param>
internal sealed class RecordingException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Something about a line of a text.</summary>
    public static RecordingException AtLine(string path, long line, string problem, Exception? innerException = null) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{path}:{line}: {problem}"), innerException);

    /// <summary>Something about a byte of a file, counted from 0.</summary>
    public static RecordingException AtByte(string path, long offset, string problem) => new(string.Create(CultureInfo.InvariantCulture, $"{path}: byte {offset}: {problem}"));

    /// <summary>Something about the whole file.</summary>
    public static RecordingException Of(string path, string problem, Exception? innerException = null) => new($"{path}: {problem}", innerException);
}
