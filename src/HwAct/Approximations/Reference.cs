using System.Collections.Immutable;
using HwAct.Kernels;
using HwAct.Specifications;

namespace HwAct.Approximations;

/// <summary>What a kernel is measured against: for every input code the exact output value and the certified ideal code.</summary>
/// <param name="Specification">The specification.</param>
/// <param name="Codes">The input codes, from the most negative.</param>
/// <param name="Ideal">The ideal output code of each: clamp(round(f(x)/scale) + zero point).</param>
/// <param name="Value">The unrounded f(x)/scale + zero point of each, in output LSB, to double precision.</param>
/// <param name="Exact">Whether the unrounded value is exactly the ideal code.</param>
public sealed record Reference(
    KernelSpecification Specification,
    IntegerCodes Codes,
    ImmutableArray<long> Ideal,
    ImmutableArray<double> Value,
    ImmutableArray<bool> Exact);
