using HwAct.Numerics;

namespace HwAct.ToolchainTests.Onnx;

/// <summary>A quantized activation as exporters write it: the codes are dequantized, the operator sees real numbers, its result is quantized.</summary>
/// <remarks>The numbers of the fields are those of onnx.proto.</remarks>
internal static class QdqModel
{
    private const int IrVersion = 10;
    private const int Float = 1;
    private const int UInt8 = 2;
    private const int Int8 = 3;

    /// <summary>The bytes of a model from 256 codes x to 256 codes y.</summary>
    public static byte[] Of(OnnxOperator activation, Quantization input, Quantization output)
    {
        string[] constants = [.. activation.Constants.Select((_, i) => $"c{i}")];
        ProtobufMessage graph = new ProtobufMessage()
            .Message(1, Node("DequantizeLinear", ["x", "s", "z"], "a"))
            .Message(1, Node(activation.Name, ["a", .. constants], "b").Messages(5, activation.Attributes))
            .Message(1, Node("QuantizeLinear", ["b", "t", "w"], "y"))
            .Text(2, "g")
            .Messages(5, activation.Constants.Select((value, i) => Real(constants[i], value)))
            .Message(5, Real("s", (float)input.Scale))
            .Message(5, Code("z", input))
            .Message(5, Real("t", (float)output.Scale))
            .Message(5, Code("w", output))
            .Message(11, Vector("x", input))
            .Message(12, Vector("y", output));
        return new ProtobufMessage()
            .Integer(1, IrVersion)
            .Message(7, graph)
            .Message(8, new ProtobufMessage().Integer(2, activation.Version))
            .ToArray();
    }

    private static ProtobufMessage Node(string name, string[] inputs, string output) =>
        inputs.Aggregate(new ProtobufMessage(), (node, one) => node.Text(1, one)).Text(2, output).Text(4, name);

    private static ProtobufMessage Real(string name, float value) => new ProtobufMessage().Integer(2, Float).Single(4, value).Text(8, name);

    private static ProtobufMessage Code(string name, Quantization quantization) =>
        new ProtobufMessage().Integer(2, ElementType(quantization)).Bytes(9, [(byte)(quantization.ZeroPoint & 0xFF)]).Text(8, name);

    private static ProtobufMessage Vector(string name, Quantization quantization)
    {
        ProtobufMessage shape = new ProtobufMessage().Message(1, new ProtobufMessage().Integer(1, quantization.Type.Count));
        ProtobufMessage tensor = new ProtobufMessage().Integer(1, ElementType(quantization)).Message(2, shape);
        return new ProtobufMessage().Text(1, name).Message(2, new ProtobufMessage().Message(1, tensor));
    }

    private static int ElementType(Quantization quantization) => quantization.Type.Signed ? Int8 : UInt8;
}
