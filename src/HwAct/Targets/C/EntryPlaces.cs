using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>Where the entries of a table stand among the input codes, in words: found by running the kernel, and said where one rule holds for every code.</summary>
internal static class EntryPlaces
{
    /// <summary>The sentence; empty where there is no rule, or a code is its own address.</summary>
    /// <param name="kernel">A kernel.</param>
    /// <param name="table">A table that it reads.</param>
    /// <param name="format">What its input codes mean, where that is known.</param>
    public static string Of(KernelProgram kernel, Table table, Quantization? format)
    {
        // Of two neighbors the left one stands where the code is.
        Lookup? read = kernel.Steps.OfType<Lookup>().Where(lookup => lookup.Table == table).MinBy(lookup => kernel.RangeOf(lookup.Source).Max);
        if (read is null || kernel.Inputs.Length != 1)
        {
            return "";
        }

        long[] codes = kernel.Inputs[0].Codes.ToArray();
        ReadOnlySpan<long> indices = new ProgramTrace(kernel, codes)[read.Source];
        return InOrder(codes, indices) ?? FromZero(codes, indices, format?.ZeroPoint ?? 0) ?? "";
    }

    private static string? InOrder(long[] codes, ReadOnlySpan<long> indices)
    {
        int second = indices.IndexOf(indices[0] + 1);
        int third = indices.IndexOf(indices[0] + 2);
        long step = third - second;
        if (second <= 0 || step <= 1)
        {
            return null;
        }

        long origin = codes[second] - (step * (indices[0] + 1));
        long last = Max(indices);
        for (int i = 0; i < codes.Length; i++)
        {
            if (indices[i] != Math.Clamp(Floor(codes[i] - origin, step), indices[0], last))
            {
                return null;
            }
        }

        return Text($"Entry i stands at input code {step} * i{Offset(origin)}.");
    }

    private static string? FromZero(long[] codes, ReadOnlySpan<long> indices, long zero)
    {
        int at = Array.IndexOf(codes, zero);
        int second = at < 0 ? -1 : indices[at..].IndexOf(1);
        if (second <= 1)
        {
            return null;
        }

        long last = Max(indices);
        for (int i = 0; i < codes.Length; i++)
        {
            if (indices[i] != Math.Min(Math.Abs(codes[i] - zero) / second, last))
            {
                return null;
            }
        }

        return zero == 0 ? Text($"Entry i stands at input codes {second} * i and -{second} * i.") : Text($"Entry i stands at input codes {zero} + {second} * i and {zero} - {second} * i.");
    }

    private static long Max(ReadOnlySpan<long> values)
    {
        long most = values[0];
        foreach (long value in values)
        {
            most = Math.Max(most, value);
        }

        return most;
    }

    private static long Floor(long value, long by) => (value - (((value % by) + by) % by)) / by;

    private static string Offset(long offset) => offset == 0 ? "" : Text($" {(offset < 0 ? '-' : '+')} {Math.Abs(offset)}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
