using HwAct.Approximations.Framing;
using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Approximations.Tables;

/// <summary>One entry for every input code: the certified ideal code itself.</summary>
public sealed class TableMethod : IMethod
{
    /// <inheritdoc/>
    public MethodSignature Signature { get; } = new("table", "every output code in a table: correctly rounded, one look-up", []);

    /// <inheritdoc/>
    public string? ReasonAgainst(KernelSpecification specification) => null;

    /// <inheritdoc/>
    public Design Design(KernelSpecification specification, Reference reference)
    {
        var builder = new KernelBuilder();
        Step x = builder.Input("x", specification.Input.Type);
        Step address = builder.Add("address", x, -specification.Input.Type.Min, "counted from the most negative code");
        var table = new Table("codes", reference.Ideal, "output code of every input code, from the most negative");
        Step code = builder.Lookup("code", table, address);
        return new Design(builder.Build(specification.Name, code, new Port("y", specification.Output.Type)), OutputTolerance.CorrectlyRounded, [], []);
    }
}
