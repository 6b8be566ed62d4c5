namespace HwAct.Specifications;

/// <summary>A request that cannot be: a name, a width, a bound or a parameter that no kernel can have. Reading a file, the same is reported
/// as a <see cref="SpecificationException"/> with file and line.</summary>
/// <param name="member">The member of a specification that is wrong, as a path: <c>name</c>, <c>method.segments</c>.</param>
/// <param name="problem">What is wrong and what would be right, without a period.</param>
internal sealed class RequestException(string member, string problem) : ArgumentException($"{member}: {problem}")
{
    /// <summary>The member that is wrong.</summary>
    public string Member => member;

    /// <summary>What is wrong and what would be right.</summary>
    public string Problem => problem;
}
