using System.Collections.Immutable;
using HwAct.Specifications;

namespace HwAct.Methods.Polynomials;

/// <summary>The kinds of segmentation as specifications name them.</summary>
internal static class SegmentationWords
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = ["free", "octave", "uniform"];

    /// <summary>The kind that a specification asks for; free where it says nothing.</summary>
    public static SegmentationKind Of(KernelSpecification specification) => specification.Method.Word("breakpoints") switch
    {
        "octave" => SegmentationKind.Octave,
        "uniform" => SegmentationKind.Uniform,
        _ => SegmentationKind.Free,
    };

    /// <summary>The word for a kind.</summary>
    public static string NameOf(SegmentationKind kind) => All[(int)kind];
}
