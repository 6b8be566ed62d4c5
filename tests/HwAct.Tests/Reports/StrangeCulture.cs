using System.Globalization;

namespace HwAct.Tests.Reports;

/// <summary>A culture that writes every number another way, for as long as a test: nothing that is committed may follow it.</summary>
internal sealed class StrangeCulture : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    public StrangeCulture()
    {
        // Made by hand: with invariant globalization there is no de-DE to load.
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        CultureInfo.CurrentCulture = culture;
    }

    public void Dispose() => CultureInfo.CurrentCulture = before;
}
