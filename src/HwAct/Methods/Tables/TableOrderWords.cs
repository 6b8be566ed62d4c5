using System.Collections.Immutable;
using System.Globalization;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Methods.Tables;

/// <summary>The words of the parameter <c>order</c>. They are named for int8, for which runtimes argue about it, and mean the same
/// for any width: the cast is to the unsigned type of that width, and the offset is half its range.</summary>
internal static class TableOrderWords
{
    private const string Parameter = "order";

    private static readonly ImmutableArray<KeyValuePair<string, TableOrder>> Words =
    [
        new("uint8-cast", TableOrder.Unsigned),
        new("offset-128", TableOrder.Offset),
        new("sorted", TableOrder.Sorted),
    ];

    /// <summary>All words.</summary>
    public static ImmutableArray<string> All { get; } = [.. Words.Select(word => word.Key)];

    /// <summary>The order that a specification asks for; the offset where it does not say.</summary>
    public static TableOrder Of(KernelSpecification specification) =>
        specification.Method.Word(Parameter) is string word ? Words.First(known => known.Key == word).Value : TableOrder.Offset;

    /// <summary>The word of an order.</summary>
    public static string NameOf(TableOrder order) => Words.First(known => known.Value == order).Key;

    /// <summary>What the order is for codes of a type, as the end of a sentence.</summary>
    public static string Describe(TableOrder order, IntegerType type)
    {
        string first = type.Min.ToString(CultureInfo.InvariantCulture);
        return order switch
        {
            TableOrder.Unsigned => $"entry (uint{type.Bits})x belongs to code x",
            TableOrder.Offset when type.Signed => $"entry x + {first[1..]} belongs to code x",
            _ => $"in ascending order of the codes, from {first}",
        };
    }
}
