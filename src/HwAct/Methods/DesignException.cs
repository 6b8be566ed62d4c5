namespace HwAct.Methods;

/// <summary>A specification that a method cannot meet.</summary>
/// <param name="message">What cannot be met and what would be possible, for the user.</param>
/// <param name="innerException">What it follows from.</param>
internal sealed class DesignException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether another method is needed, rather than another bound.</summary>
    public bool IsAboutMethod { get; init; }
}
