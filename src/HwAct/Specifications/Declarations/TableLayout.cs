namespace HwAct.Specifications;

/// <summary>What the entries of an interpolated table are.</summary>
internal enum TableLayout
{
    /// <summary>Values of the residual, where it lives.</summary>
    Folded,

    /// <summary>The 513 int16 outputs that TFLite, TOSA TABLE and Vela look up.</summary>
    Litert,
}
