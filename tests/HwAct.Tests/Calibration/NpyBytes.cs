using System.Globalization;
using System.Text;

namespace HwAct.Tests.Calibration;

/// <summary>NPY files byte by byte, as numpy.lib.format documents them.</summary>
internal static class NpyBytes
{
    /// <summary>The file of an array.</summary>
    /// <param name="descr">Type of the elements, as NumPy writes it.</param>
    /// <param name="elements">Their bytes.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="version">Version of the head.</param>
    /// <param name="fortran">Whether the order is that of Fortran.</param>
    public static byte[] Of(string descr, byte[] elements, int count, int version = 1, bool fortran = false) =>
        WithHead($"{{'descr': '{descr}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': ({count.ToString(CultureInfo.InvariantCulture)},), }}", elements, version);

    /// <summary>The file with a head of any text.</summary>
    public static byte[] WithHead(string head, byte[] elements, int version = 1)
    {
        int before = version == 1 ? 10 : 12;
        string padded = head.PadRight((((before + head.Length + 1 + 63) / 64) * 64) - before - 1) + "\n";
        byte[] length = version == 1 ? [(byte)padded.Length, (byte)(padded.Length >> 8)] : [(byte)padded.Length, (byte)(padded.Length >> 8), 0, 0];
        return [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', (byte)version, 0, .. length, .. Encoding.UTF8.GetBytes(padded), .. elements];
    }
}
