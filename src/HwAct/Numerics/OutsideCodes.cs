namespace HwAct.Numerics;

/// <summary>What becomes of the codes of a type that the range of an input leaves out.</summary>
public enum OutsideCodes
{
    /// <summary>Each is taken as the nearest code of the range. Named <c>clamp</c>.</summary>
    Clamp,

    /// <summary>The caller promises that they never come: nothing is said of them, and nothing is done about them. Named <c>never</c>.</summary>
    Never,
}
