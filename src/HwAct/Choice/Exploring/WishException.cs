namespace HwAct.Choice;

/// <summary>A wish that cannot be read, or that no design fulfills; the message says what would be right, or the nearest.</summary>
/// <param name="message">What is wrong, for the user.</param>
internal sealed class WishException(string message) : Exception($"--pick: {message}");
