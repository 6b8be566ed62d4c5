namespace HwAct.Numerics;

/// <summary>How a quotient f(x)/scale exactly between two integers is rounded; every other one goes to the nearest.</summary>
public enum RoundingRule
{
    /// <summary>To the even quotient, before the zero point is added: ONNX, PyTorch, IEEE 754. Named <c>half-even</c>.</summary>
    HalfEven,

    /// <summary>Away from real zero: TFLite, ExecuTorch. Named <c>half-away</c>.</summary>
    HalfAway,

    /// <summary>Toward +∞: what adding one half and shifting does. Named <c>half-up</c>.</summary>
    HalfUp,
}
