using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Numerics;

namespace HwAct.Targets;

/// <summary>
/// The steps of a kernel on a vector unit in lanes of 16 bits. A step that needs more bits is never made: what reads only its upper bits gets them
/// from terms shifted before they are added, and of a product from the instruction that keeps its upper half.
/// </summary>
internal static class Halfwords
{
    /// <summary>The form of a kernel; null where one of its steps cannot be had in lanes of 16 bits.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="format">What the codes of its input mean, where that is known.</param>
    public static VectorForm? Of(KernelProgram kernel, HalfwordUnit unit, Quantization? format) =>
        kernel.Inputs.Length == 1 && kernel.Inputs[0].Type.StorageBits <= Lane.Bits && kernel.Output.Type.StorageBits <= Lane.Bits && kernel.Result is not (Input or Constant)
            ? Form(kernel, unit, StoredCodes.Of(kernel.Inputs[0], format))
            : null;

    private static VectorForm? Form(KernelProgram kernel, HalfwordUnit unit, IntegerCodes passed)
    {
        var lines = new LaneLines(unit, kernel.Name);
        var steps = new StepLanes(kernel, unit, lines, passed);
        IntegerType type = kernel.Output.Type;
        if (steps.Of(kernel.Result) is not { } result || unit.Store(type, lines.As(result, type.Signed)) is not string store)
        {
            return null;
        }

        string[] body = [.. lines.ReadBy(store)];
        RowLookUp[] rows = [.. steps.Tables.ReadBy(body)];
        return new VectorForm(unit.Unit, $"{unit.Name}: the same steps in lanes of 16 bits.", unit.Lanes, [.. rows.SelectMany(row => row.Before)], [.. body, "", store])
        {
            Prepare = [.. rows.SelectMany(row => row.Prepare)],
        };
    }
}
