namespace HwAct.Calibration;

/// <summary>A file of recorded inputs. It is read from beginning to end, as often as needed, and never held in memory.</summary>
/// <param name="Path">The file, as the user named it.</param>
/// <param name="Format">How it holds the values.</param>
internal sealed record Recording(string Path, IRecordingFormat Format)
{
    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4];

    /// <summary>Looks at a file: NPY by its first bytes, raw numbers where they are asked for, otherwise text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="raw">Type of raw numbers; null for NPY or text.</param>
    /// <param name="meaning">What numbers stand for; null where nobody said.</param>
    /// <param name="column">The column of a text; null for all of them.</param>
    /// <exception cref="RecordingException">It cannot be read, or is no recording.</exception>
    public static Recording Open(string path, NumberType? raw, RecordedNumber? meaning, string? column)
    {
        using var file = new HashedFile(path, (_, _) => { });
        var first = new byte[NpyHeader.Magic.Length];
        ReadOnlySpan<byte> start = first.AsSpan(0, file.Read(first));
        bool isNpy = start.SequenceEqual(NpyHeader.Magic);
        if (start.StartsWith(Zip))
        {
            throw RecordingException.Of(path, "is a ZIP archive, as .npz is; one array of it is needed, as .npy or CSV");
        }

        if ((isNpy || raw is not null) && column is not null)
        {
            throw RecordingException.Of(path, "has no columns with names; --column is for CSV");
        }

        return new(path, isNpy ? Npy(path, raw, meaning) : raw is not null ? RawNumbers(file, raw, meaning) : new NumberText(column, meaning ?? RecordedNumber.Itself));
    }

    /// <summary>Reads all values.</summary>
    /// <param name="take">Takes them, some at a time, in the order of the file.</param>
    /// <param name="progress">Told how many bytes are read, and of how many.</param>
    /// <returns>SHA-256 of the file.</returns>
    /// <exception cref="RecordingException">A value is none.</exception>
    public string Read(Action<ReadOnlySpan<double>> take, Action<long, long> progress)
    {
        using var file = new HashedFile(Path, progress);
        Format.Read(file, take);
        return file.Sha256;
    }

    /// <summary>Reads all values again.</summary>
    /// <param name="sha256">SHA-256 of the file when it was read first.</param>
    /// <param name="take">Takes them, some at a time, in the order of the file.</param>
    /// <param name="progress">Told how many bytes are read, and of how many.</param>
    /// <exception cref="RecordingException">The file has changed.</exception>
    public void ReadAgain(string sha256, Action<ReadOnlySpan<double>> take, Action<long, long> progress)
    {
        if (Read(take, progress) != sha256)
        {
            throw RecordingException.Of(Path, "changed while it was read; a recording that nobody writes to is needed");
        }
    }

    private static NumberArray Npy(string path, NumberType? raw, RecordedNumber? meaning)
    {
        if (raw is not null)
        {
            throw RecordingException.Of(path, "is an NPY file, which says itself what it holds; leave out --raw");
        }

        using var file = new HashedFile(path, (_, _) => { });
        NpyHeader header = NpyHeader.Read(file);
        return new(header.Type, header.IsBigEndian, header.Length, Meant(path, header.Type, meaning));
    }

    private static NumberArray RawNumbers(HashedFile file, NumberType type, RecordedNumber? meaning) => file.Length % type.Size == 0
        ? new(type, IsBigEndian: false, Start: 0, Meant(file.Path, type, meaning))
        : throw RecordingException.Of(file.Path, string.Create(CultureInfo.InvariantCulture, $"has {file.Length} bytes, which is no multiple of the {type.Size} of a {type.Name}; is it cut off, or of another type?"));

    private static RecordedNumber Meant(string path, NumberType type, RecordedNumber? meaning) => meaning ?? (type.IsWhole
        ? throw RecordingException.Of(path, $"holds {type.Name}, which are codes: --scale says what one step is, and --zero-point which code is 0 (--scale 1 where they are the values themselves)")
        : RecordedNumber.Itself);
}
