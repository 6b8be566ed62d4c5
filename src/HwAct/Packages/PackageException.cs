namespace HwAct.Packages;

/// <summary>A package that cannot be made as asked.</summary>
/// <param name="member">What is wrong: an option.</param>
/// <param name="problem">Why, and what would be right.</param>
internal sealed class PackageException(string member, string problem) : Exception($"{member}: {problem}");
