namespace HwAct.Specifications;

/// <summary>A specification that cannot be used. The message is one line for the user: file, line, member, what is wrong and
/// what would be right.</summary>
/// <param name="location">Where the value stands.</param>
/// <param name="problem">What is wrong and what would be right, without a period.</param>
/// <param name="innerException">What it follows from.</param>
public sealed class SpecificationException(SourceLocation location, string problem, Exception? innerException = null)
    : Exception($"{location}: {problem}", innerException)
{
    /// <summary>Where the value stands.</summary>
    public SourceLocation Location => location;
}
