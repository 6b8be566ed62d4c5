using System.Numerics;
using HwAct.Numerics;
using HwAct.Specifications;
using HwAct.Tests.Oracle;

namespace HwAct.Tests.Ranges;

/// <summary>What a kernel whose formats have ranges must give, by MPFR and integers: nothing of the library but the formats is used.</summary>
internal sealed class RangedOracle(KernelSpecification asked)
{
    private const int Bits = 500;
    private const int FractionBits = Bits - 100;

    private readonly long inputMin = asked.Input.MinCode;
    private readonly long inputMax = asked.Input.MaxCode;

    /// <summary>f of the code, taken as the nearest of the range, in output LSB with the zero point, not limited.</summary>
    public double Value(long code) => Quotient(code).ToDouble() + asked.Output.ZeroPoint;

    /// <summary>The same limited to the codes of the output.</summary>
    public double Limited(long code) => Math.Min(Math.Max(Value(code), asked.Output.MinCode), asked.Output.MaxCode);

    /// <summary>The ideal output code: rounded, then limited.</summary>
    public long Ideal(long code)
    {
        BigInteger scaled = Quotient(code).Floor(FractionBits);
        BigInteger floor = scaled >> FractionBits;
        BigInteger rest = scaled - (floor << FractionBits);
        BigInteger half = BigInteger.One << (FractionBits - 1);
        bool up = rest == half
            ? asked.Rounding switch { RoundingRule.HalfEven => !floor.IsEven, RoundingRule.HalfAway => floor.Sign >= 0, _ => true }
            : rest > half;
        long rounded = (long)(floor + (up ? 1 : 0)) + asked.Output.ZeroPoint;
        return Math.Min(Math.Max(rounded, asked.Output.MinCode), asked.Output.MaxCode);
    }

    private Mpfr Quotient(long code)
    {
        long nearest = Math.Min(Math.Max(code, inputMin), inputMax);
        Mpfr x = Mpfr.Of(asked.Input.Scale, Bits).Times(nearest - asked.Input.ZeroPoint);
        return MpfrActivation.Evaluate(asked.Activation, x) / Mpfr.Of(asked.Output.Scale, Bits);
    }
}
