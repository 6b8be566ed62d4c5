namespace HwAct.Activations;

/// <summary>An activation contradicts itself or has no value where one is needed; the message names it and the input code.</summary>
/// <param name="message">What is wrong, where.</param>
/// <param name="innerException">The cause, or null.</param>
internal sealed class ActivationException(string message, Exception? innerException = null) : Exception(message, innerException);
