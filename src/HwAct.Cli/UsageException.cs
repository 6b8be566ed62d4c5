namespace HwAct.Cli;

/// <summary>A command line that cannot be run as it is.</summary>
/// <param name="message">What is wrong and what would be right.</param>
/// <param name="innerException">What it follows from.</param>
internal sealed class UsageException(string message, Exception? innerException = null) : Exception(message, innerException);
