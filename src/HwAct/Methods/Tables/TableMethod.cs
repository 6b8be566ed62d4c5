using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>One entry for every input code: the certified ideal code itself.</summary>
/// <remarks>
/// Error budget: the half LSB belongs whole to the rounding of f itself. The entry is the certified ideal code, the address is exact, and
/// nothing is computed after the look-up: no share is lost, whatever the formats.
/// </remarks>
internal sealed class TableMethod : IMethod
{
    /// <inheritdoc/>
    public MethodSignature Signature => TableDeclaration.Signature;

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => null;

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        TableOrder order = TableDeclaration.Order.In(specification.Method) ?? Usual(specification.Input);
        string remark = Describe(order, specification.Input);
        var builder = new KernelBuilder();
        Step x = builder.Input("x", specification.Input);
        Step address = Address(builder, x, specification, order);
        var table = new Table("codes", Arrange(reference, order), $"{specification.Words.Output} of every {specification.Words.Input}, {remark}");
        Step code = builder.Lookup("code", table, address);
        return new Design(
            builder.Build(specification.Name, code, specification.Output),
            ErrorBound.CorrectlyRounded,
            [TableDeclaration.Order.With(order)],
            [$"Table order: {remark}."]);
    }

    // The pattern of a code needs no addition, but an entry for every pattern.
    private static TableOrder Usual(Quantization input) => input.IsNarrowed ? TableOrder.Offset : TableOrder.Unsigned;

    // What the order is for codes of a type, as the end of a sentence.
    private static string Describe(TableOrder order, Quantization input)
    {
        string first = input.MinCode.ToString(CultureInfo.InvariantCulture);
        return order switch
        {
            TableOrder.Unsigned => $"entry (uint{input.Type.Bits})x belongs to code x",
            TableOrder.Offset when input.MinCode < 0 => $"entry x + {first[1..]} belongs to code x",
            _ => $"in ascending order of the codes, from {first}",
        };
    }

    // The bit pattern of a code that is not negative is the code itself. Where patterns of both signs come, every pattern has an entry, and
    // no code lies outside the table.
    private static Step Address(KernelBuilder builder, Step x, KernelSpecification specification, TableOrder order) => (order, specification.Input.MinCode < 0) switch
    {
        (TableOrder.Unsigned, true) => builder.LowBits("address", x, specification.Input.Type.Bits, "two's complement pattern of the code"),
        (TableOrder.Unsigned, false) => builder.InRange(x, specification.Input),
        _ => builder.Add("address", builder.InRange(x, specification.Input), -specification.Input.MinCode, specification.Input.IsNarrowed ? "counted from the least code" : "counted from the most negative code"),
    };

    // Two's complement patterns ascend from code 0 to the largest code, and then from the most negative code to −1. A code outside the range
    // has the entry of the nearest inside.
    private static ImmutableArray<long> Arrange(IdealCodes reference, TableOrder order)
    {
        Quantization input = reference.Specification.Input;
        return (order, input.MinCode < 0) switch
        {
            (TableOrder.Unsigned, true) => [.. From(0, input.Type.Max), .. From(input.Type.Min, -1)],
            (TableOrder.Unsigned, false) => [.. From(0, input.MaxCode)],
            _ => reference.Ideal,
        };

        IEnumerable<long> From(long first, long last) =>
            new IntegerCodes(first, last).ToArray().Select(code => reference.Ideal[reference.Codes.IndexOf(reference.Codes.Nearest(code))]);
    }
}
