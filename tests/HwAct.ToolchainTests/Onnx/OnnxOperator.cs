namespace HwAct.ToolchainTests.Onnx;

/// <summary>An operator of the ONNX standard that is an activation, with the attributes it is given.</summary>
/// <param name="Name">Name of the operator.</param>
/// <param name="Version">The operator set that has it so.</param>
internal sealed record OnnxOperator(string Name, int Version)
{
    private const int Float = 1;
    private const int String = 3;

    /// <summary>Attributes that are numbers.</summary>
    public IReadOnlyList<(string Name, float Value)> Numbers { get; init; } = [];

    /// <summary>Attributes that are words.</summary>
    public IReadOnlyList<(string Name, string Value)> Words { get; init; } = [];

    /// <summary>Real numbers that are inputs, not attributes: the limits of Clip, the slope of PRelu.</summary>
    public IReadOnlyList<float> Constants { get; init; } = [];

    /// <summary>Its attributes, each an AttributeProto.</summary>
    public IEnumerable<ProtobufMessage> Attributes =>
    [
        .. Numbers.Select(one => new ProtobufMessage().Text(1, one.Name).Single(2, one.Value).Integer(20, Float)),
        .. Words.Select(one => new ProtobufMessage().Text(1, one.Name).Text(4, one.Value).Integer(20, String)),
    ];

    public override string ToString() => string.Join(' ', [Name, .. Numbers.Select(one => $"{one.Name}={one.Value}"), .. Words.Select(one => one.Value), .. Constants.Select(one => $"{one}")]);
}
