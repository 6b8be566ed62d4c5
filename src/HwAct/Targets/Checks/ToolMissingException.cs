namespace HwAct.Targets;

/// <summary>A tool that a verification needs cannot be started.</summary>
/// <param name="message">Which tool, and the package that has it.</param>
/// <param name="innerException">What it follows from.</param>
internal sealed class ToolMissingException(string message, Exception? innerException = null) : Exception(message, innerException);
