using System.Numerics;
using HwAct.Lowering;

namespace HwAct.Targets;

/// <summary>min(x, 2^n − 1), which one instruction gives.</summary>
internal static class SaturatedLimit
{
    // A comparison and a choice, which Thumb announces by an instruction of its own.
    private const int Saved = 2;

    /// <summary>The step that a definition may be, and the instructions that it saves.</summary>
    public static (OtherSteps Steps, int Saved)? Of(LoweredProgram program, Definition last)
    {
        if (last is not
            {
                Type.Signed: false,
                Primitive: Selection
                {
                    Condition: { Relation: Relation.Less, Left: { Signal: { IsLiteral: false, Range: { Min: >= 0, Max: <= int.MaxValue } } value }, Right.Signal: { IsLiteral: true, Value: > 0 and < int.MaxValue and var limit } },
                    WhenTrue.Signal: var taken,
                    WhenFalse.Signal: { IsLiteral: true, Value: var other },
                },
            }
            || taken.Name != value.Name || other != limit || (limit & (limit + 1)) != 0)
        {
            return null;
        }

        string type = CType.Local(last.Type);
        string bits = BitOperations.PopCount((ulong)limit).ToString(CultureInfo.InvariantCulture);
        return (new OtherSteps(DspForm.Condition(program), last, [], [(last.Remark, $"const {type} {last.Name} = ({type})__usat((int32_t){value.Name}, {bits});")]), Saved);
    }
}
