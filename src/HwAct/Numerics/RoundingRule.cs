namespace HwAct.Numerics;

/// <summary>How a value exactly between two codes is rounded; every other value goes to the nearest code.</summary>
public enum RoundingRule
{
    /// <summary>To the even code: ONNX, PyTorch, IEEE 754. Named <c>half-even</c>.</summary>
    HalfEven,

    /// <summary>Away from real zero: TFLite, ExecuTorch. Named <c>half-away</c>.</summary>
    HalfAway,

    /// <summary>Toward +∞: what adding one half and shifting does. Named <c>half-up</c>.</summary>
    HalfUp,
}
