namespace HwAct.Methods;

/// <summary>A part of a kernel's error with a cause of its own, reported apart from the rest.</summary>
/// <param name="Name">The cause, one word: form, polynomial, rounding.</param>
/// <param name="MaxLsb">Largest size over every input code, in output LSB; never below the truth.</param>
/// <param name="Description">What is compared with what.</param>
internal sealed record ErrorShare(string Name, double MaxLsb, string Description);
