using HwAct.Methods;
using HwAct.Specifications;

namespace HwAct.Programs;

/// <summary>Reads how a program was made, and the program.</summary>
internal static class DesignReader
{
    private static readonly string[] DesignMembers = ["method", "bound", "parameters", "derived", "comparison", "remarks", "infeasible", "shares"];

    /// <summary>The members <c>design</c> and <c>program</c> of an object.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="specification">What the program was asked to do.</param>
    /// <exception cref="SpecificationException">They are no design.</exception>
    public static Design Read(LocatedValue owner, KernelSpecification specification)
    {
        LocatedValue design = owner.Required("design", "how the program was made").Require(ValueKind.Object, "an object");
        design.RequireKnown(DesignMembers);
        LocatedValue bound = design.Required("bound", "a bound").Require(ValueKind.Text, "a bound");
        return new Design(
            ProgramReader.Read(owner.Required("program", "the steps").Require(ValueKind.Object, "an object of inputs, tables and steps"), specification),
            ErrorBound.Parse(bound.Text) ?? throw bound.Wrong(ErrorBound.ReasonAgainst(bound.Described)),
            Parameters(design, "parameters"),
            [.. Items(design, "remarks").Select(remark => remark.Require(ValueKind.Text, "a sentence").Text)])
        {
            Method = design.Required("method", "a method").Require(ValueKind.Text, "a method").Text,
            Derived = Parameters(design, "derived"),
            Comparison = design.Optional("comparison")?.Require(ValueKind.Text, "a sentence").Text,
            Minimality = [.. Items(design, "infeasible").Select(Stretch)],
            ErrorShares = [.. Items(design, "shares").Select(Share)],
        };
    }

    /// <summary>The elements of an array.</summary>
    public static ImmutableArray<LocatedValue> Items(LocatedValue owner, string member) =>
        owner.Required(member, "an array").Require(ValueKind.Array, "an array").Items;

    /// <summary>A whole number in a range.</summary>
    public static long Whole(LocatedValue owner, string member, long min, long max) =>
        Whole(owner.Required(member, "a whole number"), min, max);

    /// <summary>A whole number in a range.</summary>
    public static long Whole(LocatedValue value, long min, long max) =>
        long.TryParse(value.Require(ValueKind.Number, "a whole number").Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) && whole >= min && whole <= max
            ? whole
            : throw value.Wrong($"{value.Text} is none; a whole number from {min} to {max} is needed");

    private static ImmutableArray<KeyValuePair<string, ParameterValue>> Parameters(LocatedValue design, string member) =>
        [.. design.Required(member, "an object").Require(ValueKind.Object, "an object").Members.Select(Parameter)];

    private static KeyValuePair<string, ParameterValue> Parameter(LocatedMember member) => new(
        member.Name,
        member.Value.Kind == ValueKind.Text ? ParameterValue.Of(member.Value.Text) : ParameterValue.Of(Number.Read(member.Value)));

    private static InfeasibleStretch Stretch(LocatedValue value) => value.Require(ValueKind.Array, "first and last").Items is [LocatedValue first, LocatedValue last]
        ? new((int)Whole(first, int.MinValue, int.MaxValue), (int)Whole(last, int.MinValue, int.MaxValue))
        : throw value.Wrong("first and last are needed");

    private static ErrorShare Share(LocatedValue value)
    {
        value.Require(ValueKind.Object, "a share of the error");
        return new ErrorShare(
            value.Required("name", "a word").Require(ValueKind.Text, "a word").Text,
            Number.Read(value.Required("max_lsb", "a number")),
            value.Required("description", "a sentence").Require(ValueKind.Text, "a sentence").Text);
    }
}
