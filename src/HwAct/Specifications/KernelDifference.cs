using HwAct.Activations;

namespace HwAct.Specifications;

/// <summary>One way in which a kernel is another kernel than a second one, and not the same kernel made in another way.</summary>
/// <param name="Member">What differs, by its member in a specification: <c>activation</c>, <c>input</c>, <c>up</c>, <c>output</c>, <c>rounding</c>.</param>
/// <param name="Was">What the first one has.</param>
/// <param name="Now">What the second one has.</param>
internal sealed record KernelDifference(string Member, string Was, string Now)
{
    private const string Absent = "none";

    /// <summary>All that makes one request another kernel than a second; nothing where method, bound and targets differ at most.</summary>
    public static ImmutableArray<KernelDifference> Between(KernelSpecification was, KernelSpecification now)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        string[] ports = [.. was.Ports.Concat(now.Ports).Select(port => port.Port.Member).Distinct(StringComparer.Ordinal)];
        IEnumerable<KernelDifference> all =
        [
            new("activation", Text(was.Activation), Text(now.Activation)),
            .. ports.Select(port => new KernelDifference(port, Format(was, port), Format(now, port))),
            new("output", was.Output.ToString(), now.Output.ToString()),
            new("rounding", RoundingRuleNames.NameOf(was.Rounding), RoundingRuleNames.NameOf(now.Rounding)),
        ];
        return [.. all.Where(difference => difference.Was != difference.Now)];
    }

    /// <summary>A kernel in all that makes it this one: <c>gelu of int8:0.05:3 to int8:0.03:-7, half-even</c>.</summary>
    public static string Describe(KernelSpecification kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        string inputs = string.Join(" times ", kernel.Inputs.Select(input => input.ToString()));
        return $"{Text(kernel.Activation)} of {inputs} to {kernel.Output}, {RoundingRuleNames.NameOf(kernel.Rounding)}";
    }

    private static string Text(Activation activation) => activation.Parameters.IsEmpty
        ? activation.Name
        : $"{activation.Name} ({string.Join(", ", activation.Parameters.Select(parameter => $"{parameter.Key}={parameter.Value.ToString("R", CultureInfo.InvariantCulture)}"))})";

    private static string Format(KernelSpecification kernel, string port) =>
        kernel.Ports.Where(entry => entry.Port.Member == port).Select(entry => entry.Format.ToString()).FirstOrDefault(Absent);
}
