using System.Security.Cryptography;

namespace HwAct.Calibration;

/// <summary>A file that is read once from its beginning to its end, and what it held, as a hash.</summary>
internal sealed class HashedFile : IDisposable
{
    private readonly FileStream stream;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Action<long, long> progress;

    /// <summary>Opens it.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="progress">Told how many bytes are read, and of how many.</param>
    /// <exception cref="RecordingException">It cannot be read, is empty, or can be read only once.</exception>
    public HashedFile(string path, Action<long, long> progress)
    {
        Path = path;
        this.progress = progress;
        stream = Opened(path);
        Length = stream.CanSeek ? stream.Length : 0;
        string? reason = !stream.CanSeek ? "is a pipe, which can be read only once; the recording is read several times, so that it takes little memory: save it to a file"
            : Length == 0 ? "is empty; recorded inputs are needed: CSV, NPY, or raw numbers with --raw"
            : null;
        if (reason is not null)
        {
            stream.Dispose();
            throw RecordingException.Of(path, reason);
        }
    }

    /// <summary>Its path, as messages name it.</summary>
    public string Path { get; }

    /// <summary>Its bytes.</summary>
    public long Length { get; }

    /// <summary>How many of them are read.</summary>
    public long Position { get; private set; }

    /// <summary>SHA-256 of what was read, in lower-case hex.</summary>
    public string Sha256 => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>Reads on, as much as there is room for.</summary>
    /// <returns>How many bytes were read; fewer than there is room for at the end only.</returns>
    /// <exception cref="RecordingException">It cannot be read.</exception>
    public int Read(Span<byte> buffer)
    {
        try
        {
            int count = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            hash.AppendData(buffer[..count]);
            Position += count;
            progress(Position, Length);
            return count;
        }
        catch (IOException exception)
        {
            throw Unreadable(Path, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stream.Dispose();
        hash.Dispose();
    }

    private static FileStream Opened(string path)
    {
        if (Directory.Exists(path))
        {
            throw RecordingException.Of(path, "this is a directory; a file of recorded inputs is needed");
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw RecordingException.Of(path, "there is no such file; recorded inputs are needed: CSV, NPY, or raw numbers with --raw", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, exception);
        }
    }

    private static RecordingException Unreadable(string path, Exception exception) =>
        RecordingException.Of(path, $"cannot be read: {exception.Message.TrimEnd('.')}", exception);
}
