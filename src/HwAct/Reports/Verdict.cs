namespace HwAct.Reports;

/// <summary>A claim about a kernel that is good when it is true.</summary>
/// <param name="Held">Whether it is true; null where it does not apply.</param>
/// <param name="Expected">Whether it was promised, or every kernel should keep it.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Note">What was measured.</param>
internal sealed record Verdict(bool? Held, bool Expected, string Claim, string Note)
{
    /// <summary>Class of the style sheet, and what it is in JSON: held, broken (where it should be), absent (where it was not asked for), void.</summary>
    public string Style => (Held, Expected) switch { (true, _) => "held", (false, true) => "broken", (false, false) => "absent", _ => "void" };

    /// <summary>The answer in a word.</summary>
    public string Mark => Held switch { true => "yes", false => "no", null => "n/a" };
}
