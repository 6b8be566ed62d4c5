namespace HwAct.Specifications;

/// <summary>The option of target <c>c</c> for the record that a review under MISRA C:2012 asks for.</summary>
internal static class CMisraOption
{
    /// <summary>Whether the deviations are written.</summary>
    public static SwitchParameter Misra { get; } =
        new("misra", "NAME_misra.txt too: every rule of MISRA C:2012 that the C departs from, with the reason, as a list that cppcheck takes");
}
