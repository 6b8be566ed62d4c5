namespace HwAct.Packages;

/// <summary>What the list in a folder says.</summary>
/// <param name="Name">Name of the package.</param>
/// <param name="Ecosystem">Name of its form.</param>
/// <param name="Files">Paths of its files below the folder, the list itself among them.</param>
internal sealed record ListedPackage(string Name, string Ecosystem, ImmutableHashSet<string> Files);
