namespace HwAct.Specifications;

/// <summary>A specification that cannot be used. The message is one line for the user: file, line, member, what is wrong and
/// what would be right.</summary>
public sealed class SpecificationException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="location">Where the value stands.</param>
    /// <param name="problem">What is wrong and what would be right, without a period.</param>
    public SpecificationException(SourceLocation location, string problem)
        : base($"{location}: {problem}") => Location = location;

    /// <summary>Creates the exception.</summary>
    public SpecificationException(SourceLocation location, string problem, Exception innerException)
        : base($"{location}: {problem}", innerException) => Location = location;

    /// <summary>Creates the exception.</summary>
    public SpecificationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public SpecificationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    public SpecificationException()
    {
    }

    /// <summary>Where the value stands.</summary>
    public SourceLocation Location { get; }
}
