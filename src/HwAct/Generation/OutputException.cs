namespace HwAct.Generation;

/// <summary>A directory that cannot be written as asked; nothing in it was changed.</summary>
/// <param name="message">What is wrong, for the user.</param>
/// <param name="innerException">What it follows from.</param>
public sealed class OutputException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether only what is there forbids it, so that it can be written over by force.</summary>
    public bool CanBeForced { get; init; }
}
