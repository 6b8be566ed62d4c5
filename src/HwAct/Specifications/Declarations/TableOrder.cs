namespace HwAct.Specifications;

/// <summary>The order of the entries of a table over every input code.</summary>
internal enum TableOrder
{
    /// <summary>By x less the least code: 128 is added to an int8 code. ExecuTorch, Vela and ESP-DL index so.</summary>
    Offset,

    /// <summary>By the two's complement pattern of x, as a cast to the unsigned type gives it. TFLite, ESP-NN and ONNX Runtime
    /// index so.</summary>
    Unsigned,

    /// <summary>From the least code to the largest, which is the order of the offset: the name that asks for the order of the
    /// entries and not for a way to find them.</summary>
    Sorted,
}
