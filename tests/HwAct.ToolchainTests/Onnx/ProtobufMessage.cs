using System.Buffers.Binary;
using System.Text;

namespace HwAct.ToolchainTests.Onnx;

/// <summary>A message in the wire format of Protocol Buffers: as much of it as a model needs.</summary>
internal sealed class ProtobufMessage
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private readonly List<byte> bytes = [];

    public byte[] ToArray() => [.. bytes];

    public ProtobufMessage Integer(int field, long value)
    {
        Tag(field, Varint);
        Append((ulong)value);
        return this;
    }

    public ProtobufMessage Single(int field, float value)
    {
        Tag(field, Fixed32);
        Span<byte> word = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(word, value);
        bytes.AddRange(word);
        return this;
    }

    public ProtobufMessage Bytes(int field, byte[] value)
    {
        Tag(field, LengthDelimited);
        Append((ulong)value.Length);
        bytes.AddRange(value);
        return this;
    }

    public ProtobufMessage Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufMessage Message(int field, ProtobufMessage value) => Bytes(field, value.ToArray());

    public ProtobufMessage Messages(int field, IEnumerable<ProtobufMessage> values) => values.Aggregate(this, (message, value) => message.Message(field, value));

    private void Tag(int field, int wireType) => Append(((ulong)field << 3) | (uint)wireType);

    private void Append(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)((value & 0x7F) | 0x80));
        }

        bytes.Add((byte)value);
    }
}
