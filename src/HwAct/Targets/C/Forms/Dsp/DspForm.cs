using HwAct.Costs;
using HwAct.Lowering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>The steps of a kernel that the DSP extension of Arm (Cortex-M4, M7, M33, M35P, M52, M55, M85) takes in fewer instructions, for one code as for arrays.</summary>
internal static class DspForm
{
    /// <summary>The steps; none where they save less than a tenth of what a code takes.</summary>
    /// <param name="program">The program in machine words.</param>
    /// <param name="units">The units that there are forms for.</param>
    public static ImmutableArray<OtherSteps> Of(LoweredProgram program, ImmutableArray<VectorUnit> units)
    {
        if (!units.Contains(VectorUnit.Dsp))
        {
            return [];
        }

        (OtherSteps Steps, int Saved)[] found = [.. program.Definitions.Select(last => PairProduct.Of(program, last) ?? SaturatedLimit.Of(program, last)).OfType<(OtherSteps, int)>()];
        return 10 * found.Sum(one => one.Saved) >= InstructionCount.Of(program) && found.Length > 0 ? [.. found.Select(one => one.Steps)] : [];
    }

    /// <summary>The directive before its steps.</summary>
    public static string Condition(LoweredProgram program) => $"#ifdef {CNames.Constant(program.Kernel, "DSP")}";
}
