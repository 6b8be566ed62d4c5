namespace HwAct.Specifications;

/// <summary>A request that cannot be: a name, a width, a bound or a parameter that no kernel can have. Reading a file, the same is reported
/// as a <see cref="SpecificationException"/> with file and line.</summary>
public sealed class RequestException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="member">The member of a specification that is wrong: <c>name</c>, <c>method.segments</c>.</param>
    /// <param name="problem">What is wrong and what would be right, without a period.</param>
    public RequestException(string member, string problem)
        : base($"{member}: {problem}")
    {
        Member = member;
        Problem = problem;
    }

    /// <summary>Creates the exception.</summary>
    public RequestException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public RequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    public RequestException()
    {
    }

    /// <summary>The member that is wrong, as a path.</summary>
    public string Member { get; } = "";

    /// <summary>What is wrong and what would be right.</summary>
    public string Problem { get; } = "";
}
