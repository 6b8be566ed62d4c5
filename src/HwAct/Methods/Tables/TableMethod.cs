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
        TableOrder order = TableDeclaration.Order.In(specification.Method);
        string remark = Describe(order, specification.Input.Type);
        var builder = new KernelBuilder();
        Step x = builder.Input("x", specification.Input.Type);
        Step address = Address(builder, x, specification, order);
        var table = new Table("codes", Arrange(reference, order), $"{specification.Words.Output} of every {specification.Words.Input}, {remark}");
        Step code = builder.Lookup("code", table, address);
        return new Design(
            builder.Build(specification.Name, code, new Port("y", specification.Output.Type)),
            ErrorBound.CorrectlyRounded,
            [TableDeclaration.Order.With(order)],
            [$"Table order: {remark}."]);
    }

    // What the order is for codes of a type, as the end of a sentence.
    private static string Describe(TableOrder order, IntegerType type)
    {
        string first = type.Min.ToString(CultureInfo.InvariantCulture);
        return order switch
        {
            TableOrder.Unsigned => $"entry (uint{type.Bits})x belongs to code x",
            TableOrder.Offset when type.Signed => $"entry x + {first[1..]} belongs to code x",
            _ => $"in ascending order of the codes, from {first}",
        };
    }

    // The bit pattern of an unsigned code is the code itself.
    private static Step Address(KernelBuilder builder, Step x, KernelSpecification specification, TableOrder order) =>
        order == TableOrder.Unsigned && specification.Input.Type.Signed
            ? builder.LowBits("address", x, specification.Input.Type.Bits, "two's complement pattern of the code")
            : builder.Add("address", x, -specification.Input.Type.Min, "counted from the most negative code");

    // Two's complement patterns ascend from code 0 to the largest code, and then from the most negative code to −1.
    private static ImmutableArray<long> Arrange(IdealCodes reference, TableOrder order)
    {
        int zero = (int)-reference.Specification.Input.Type.Min;
        return order == TableOrder.Unsigned ? [.. reference.Ideal[zero..], .. reference.Ideal[..zero]] : reference.Ideal;
    }
}
