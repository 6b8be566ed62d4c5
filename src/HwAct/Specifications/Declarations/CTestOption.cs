namespace HwAct.Specifications;

/// <summary>The option of target <c>c</c> for a test that users run on their own part.</summary>
internal static class CTestOption
{
    /// <summary>Whether the test is written.</summary>
    public static SwitchParameter Test { get; } = new("test", "NAME_test.c too, a freestanding test over every code, which says ok or names the first that differs");
}
