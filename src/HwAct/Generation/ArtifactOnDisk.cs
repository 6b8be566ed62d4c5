using HwAct.Targets;

namespace HwAct.Generation;

/// <summary>A file on disk beside what it should be.</summary>
internal static class ArtifactOnDisk
{
    /// <summary>Whether a path is a file, and no link, that is an artifact as it would be written.</summary>
    public static bool Holds(string path, Artifact artifact) => new FileInfo(path) is { Exists: true, LinkTarget: null } && FirstDifference(path, artifact) is null;

    /// <summary>The first line in which a file differs from an artifact; null where it is that one.</summary>
    public static int? FirstDifference(string path, Artifact artifact)
    {
        // What is no file of about that size is not read: it may be a device, which never ends.
        long length = new FileInfo(path).Length;
        return artifact.FirstDifference(length > 0 && length < 2L * (artifact.Text.Length + 4096) ? File.ReadAllBytes(path) : []);
    }
}
