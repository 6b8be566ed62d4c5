using HwAct.Specifications;
using HwAct.Targets;

namespace HwAct.Generation;

/// <summary>Everything that is written for one kernel.</summary>
internal sealed record KernelFolder
{
    /// <summary>Creates the folder.</summary>
    /// <param name="name">Name of the kernel and of the folder.</param>
    /// <param name="artifacts">The files in it.</param>
    /// <param name="asked">What was asked for; null where only the files matter.</param>
    /// <exception cref="OutputException">A name or a path could lead out of the folder, or two files have one path.</exception>
    public KernelFolder(string name, ImmutableArray<Artifact> artifacts, KernelSpecification? asked = null)
    {
        if (KernelName.ReasonAgainst(name) is string reason)
        {
            throw new OutputException(reason);
        }

        var paths = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Artifact artifact in artifacts)
        {
            RequireInside(artifact.Path);
            if (!paths.Add(artifact.Path))
            {
                throw new OutputException($"'{name}/{artifact.Path}' would be written twice.");
            }
        }

        Name = name;
        Artifacts = artifacts;
        Asked = asked;
    }

    /// <summary>Name of the kernel and of the folder.</summary>
    public string Name { get; }

    /// <summary>The files, paths below the folder.</summary>
    public ImmutableArray<Artifact> Artifacts { get; }

    /// <summary>What was asked for, which decides what the folder may be written over; null where only the files matter.</summary>
    public KernelSpecification? Asked { get; }

    /// <summary>Requires a relative path of plain names with forward slashes.</summary>
    /// <exception cref="OutputException">The path is another.</exception>
    internal static void RequireInside(string path)
    {
        foreach (string step in path.Split('/'))
        {
            if (step.Length == 0 || step.All(c => c == '.') || !step.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
            {
                throw new OutputException($"'{path}' is no path below an output directory.");
            }
        }
    }
}
