namespace HwAct.Specifications;

/// <summary>The coefficients of the inner polynomial of GELU's tanh form.</summary>
internal enum InnerForm
{
    /// <summary>The two of the paper.</summary>
    Textbook,

    /// <summary>Two that are fitted to the erf form.</summary>
    RefittedTwo,

    /// <summary>Three that are fitted to the erf form.</summary>
    RefittedThree,
}
