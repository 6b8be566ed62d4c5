using System.Runtime.InteropServices;

namespace HwAct.Calibration;

/// <summary>Reads numbers that stand one behind the other, in the byte order of this machine.</summary>
/// <param name="bytes">The numbers.</param>
/// <param name="numbers">Receives them, exactly.</param>
internal delegate void NumberDecoder(ReadOnlySpan<byte> bytes, Span<double> numbers);

/// <summary>A type of numbers in an array.</summary>
/// <param name="Name">Its name: <c>float32</c>.</param>
/// <param name="Code">Kind and bytes as NumPy writes them: <c>f4</c>.</param>
/// <param name="Decode">Reads them.</param>
internal sealed record NumberType(string Name, string Code, NumberDecoder Decode)
{
    /// <summary>Those that are read.</summary>
    public static ImmutableArray<NumberType> All { get; } =
    [
        new("float32", "f4", (bytes, numbers) => Convert<float>(bytes, numbers, x => x)),
        new("float64", "f8", (bytes, numbers) => Convert<double>(bytes, numbers, x => x)),
        new("float16", "f2", (bytes, numbers) => Convert<Half>(bytes, numbers, x => (double)x)),
        new("int8", "i1", (bytes, numbers) => Convert<sbyte>(bytes, numbers, x => x)),
        new("uint8", "u1", (bytes, numbers) => Convert<byte>(bytes, numbers, x => x)),
        new("int16", "i2", (bytes, numbers) => Convert<short>(bytes, numbers, x => x)),
        new("uint16", "u2", (bytes, numbers) => Convert<ushort>(bytes, numbers, x => x)),
        new("int32", "i4", (bytes, numbers) => Convert<int>(bytes, numbers, x => x)),
    ];

    /// <summary>Those that are read from a file of nothing but numbers.</summary>
    public static ImmutableArray<NumberType> Raw { get; } = [.. All.Where(type => type.Code is "f4" or "i1")];

    /// <summary>Bytes of a number.</summary>
    public int Size => Code[1] - '0';

    /// <summary>Whether the numbers are whole, and so most likely codes.</summary>
    public bool IsWhole => Code[0] != 'f';

    private static void Convert<T>(ReadOnlySpan<byte> bytes, Span<double> numbers, Func<T, double> number)
        where T : unmanaged
    {
        ReadOnlySpan<T> all = MemoryMarshal.Cast<byte, T>(bytes);
        for (int i = 0; i < all.Length; i++)
        {
            numbers[i] = number(all[i]);
        }
    }
}
