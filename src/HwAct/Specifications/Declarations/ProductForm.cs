namespace HwAct.Specifications;

/// <summary>What a module multiplies two variables by.</summary>
internal enum ProductForm
{
    /// <summary>An operator, of which synthesis makes a DSP block where there is one.</summary>
    Multiplier,

    /// <summary>Digits, where the device has no multiplier.</summary>
    OfDevice,

    /// <summary>Sums of multiples by the digits of a table's entries, wherever these are fewer LUTs.</summary>
    Logic,
}
