using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>What methods say where nothing that they design keeps a bound.</summary>
internal static class Refusal
{
    /// <summary>The parameters that a request fixes, <c> with place_bits 7 and shift 5</c>; empty where it fixes none.</summary>
    public static string With(KernelSpecification specification)
    {
        string with = string.Join(" and ", specification.Method.Parameters.Select(parameter => $"{parameter.Key} {parameter.Value}"));
        return with.Length == 0 ? "" : " with " + with;
    }

    /// <summary>Nothing was found.</summary>
    /// <param name="specification">The request.</param>
    /// <param name="what">What was searched for.</param>
    /// <param name="where">Among which, if that is not all.</param>
    /// <param name="instead">What to ask for instead.</param>
    public static DesignException None(KernelSpecification specification, string what, string where = "", string instead = "method table")
    {
        string bound = specification.Bound.PromiseLsb is double lsb ? string.Create(CultureInfo.InvariantCulture, $"keeps {Figure.Exact(lsb)} LSB") : "is possible";
        return new DesignException($"no {what}{With(specification)} {bound}{where}; leave parameters to the search, allow a wider bound, or ask for {instead}");
    }
}
