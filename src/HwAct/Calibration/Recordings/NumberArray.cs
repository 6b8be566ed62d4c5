using HwAct.Numerics;

namespace HwAct.Calibration;

/// <summary>Numbers of one type, one behind the other, from a place of a file to its end.</summary>
/// <param name="Type">Their type.</param>
/// <param name="IsBigEndian">Whether the most significant byte comes first.</param>
/// <param name="Start">Bytes before the first.</param>
/// <param name="Meaning">What they stand for.</param>
internal sealed record NumberArray(NumberType Type, bool IsBigEndian, int Start, RecordedNumber Meaning) : IRecordingFormat
{
    // Numbers that are read at once: a few hundred kB.
    private const int Block = 1 << 15;

    /// <inheritdoc/>
    public string Description => Start > 0 ? $"NPY, {Type.Name}" : $"raw {Type.Name}";

    /// <inheritdoc/>
    public void Read(HashedFile file, Action<ReadOnlySpan<double>> take)
    {
        _ = file.Read(new byte[Start]);
        var bytes = new byte[Block * Type.Size];
        var values = new double[Block];
        for (int read = file.Read(bytes); read > 0; read = file.Read(bytes))
        {
            long start = file.Position - read;
            Span<byte> part = bytes.AsSpan(0, read - (read % Type.Size));
            Span<double> numbers = values.AsSpan(0, part.Length / Type.Size);
            ToMachineOrder(part);
            Type.Decode(part, numbers);
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = Meaning.Real(numbers[i]);
                if (!(Math.Abs(numbers[i]) <= Quantization.LargestScale))
                {
                    throw RecordingException.AtByte(file.Path, start + ((long)i * Type.Size), RecordedNumber.ReasonAgainst(numbers[i])!);
                }
            }

            take(numbers);
        }
    }

    private void ToMachineOrder(Span<byte> part)
    {
        for (int i = 0; IsBigEndian == BitConverter.IsLittleEndian && i < part.Length; i += Type.Size)
        {
            part.Slice(i, Type.Size).Reverse();
        }
    }
}
