using System.Collections.Immutable;
using HwAct.Ideals;
using HwAct.Kernels;
using HwAct.Methods.Residuals;
using HwAct.Specifications;

namespace HwAct.Methods.Tables;

/// <summary>One entry for every input code: the certified ideal code itself.</summary>
public sealed class TableMethod : IMethod
{
    /// <inheritdoc/>
    public MethodSignature Signature { get; } = new(
        "table",
        "every output code in a table: correctly rounded, one look-up",
        [
            new("order", "which input code the first entry belongs to: code 0 (uint8-cast) or the least code (offset-128, sorted)") { Words = TableOrderWords.All },
        ]);

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => null;

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, IdealCodes reference)
    {
        TableOrder order = TableOrderWords.Of(specification);
        string remark = TableOrderWords.Describe(order, specification.Input.Type);
        var builder = new KernelBuilder();
        Step x = builder.Input("x", specification.Input.Type);
        Step address = Address(builder, x, specification, order);
        var table = new Table("codes", Arrange(reference, order), $"output code of every input code, {remark}");
        Step code = builder.Lookup("code", table, address);
        return new Design(
            builder.Build(specification.Name, code, new Port("y", specification.Output.Type)),
            OutputTolerance.CorrectlyRounded,
            [new("order", ParameterValue.Of(TableOrderWords.NameOf(order)))],
            [$"Table order: {remark}."]);
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
