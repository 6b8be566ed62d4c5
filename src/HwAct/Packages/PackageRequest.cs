using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Packages;

/// <summary>A package that is asked for; one that exists can be made.</summary>
internal sealed record PackageRequest
{
    /// <summary>What stands for an author who is not named.</summary>
    public const string DefaultAuthor = "HwAct";

    // Targets that CMake keeps for itself, and libraries that a linker finds by such a name.
    private static readonly string[] Taken =
        ["test", "install", "help", "clean", "edit_cache", "rebuild_cache", "package_source", "list_install_components", "c", "m", "rt", "dl", "pthread", "util", "gcc", "atomic", "crypt", "resolv"];

    // Of several kernels, where no name is given.
    private const string DefaultName = "activations";

    /// <summary>Creates the request.</summary>
    /// <param name="ecosystem">The form.</param>
    /// <param name="kernels">The kernels, in the order in which the package lists them.</param>
    /// <param name="name">Its name; null for that of the only kernel, or a common one.</param>
    /// <param name="author">Who publishes it.</param>
    /// <param name="url">Where it is published; empty where nowhere yet.</param>
    /// <exception cref="PackageException">There can be no such package.</exception>
    public PackageRequest(Ecosystem ecosystem, ImmutableArray<ProvenKernel> kernels, string? name, string author, string url)
    {
        Ecosystem = ecosystem;
        Kernels = kernels;
        Name = name ?? (kernels.Length == 1 ? kernels[0].Specification.Name : DefaultName);
        Author = author;
        Url = url;
        RequireKernels();
        RequireName();
        if (author.Length == 0 || author.Any(c => char.IsControl(c) || c is '"' or '\\'))
        {
            throw new PackageException("--author", $"{Quoted.Text(author)} cannot be written into the files of a package; a name without quotes is needed");
        }

        if (url.Length > 0 && (!Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) || parsed.Scheme is not ("http" or "https") || url.Any(c => c is '"' or '\\' or ' ' || !char.IsAscii(c) || char.IsControl(c))))
        {
            throw new PackageException("--url", $"{Quoted.Text(url)} is no address of a page; one that begins with https:// is needed");
        }
    }

    /// <summary>The form.</summary>
    public Ecosystem Ecosystem { get; }

    /// <summary>The kernels.</summary>
    public ImmutableArray<ProvenKernel> Kernels { get; }

    /// <summary>Its name: a C identifier.</summary>
    public string Name { get; }

    /// <summary>Who publishes it.</summary>
    public string Author { get; }

    /// <summary>Where it is published; empty where nowhere yet.</summary>
    public string Url { get; }

    /// <summary>Whether the kernels' headers have one that includes them all: a single one needs none where it bears the name of the package.</summary>
    public bool HasUmbrella => Kernels.Length != 1 || Kernels[0].Specification.Name != Name;

    private void RequireKernels()
    {
        foreach (ProvenKernel kernel in Kernels.Where(kernel => !kernel.Specification.Targets.Contains(Ecosystem.Target.Name)))
        {
            throw new PackageException("--kernel", $"'{kernel.Specification.Name}' has no {Ecosystem.Language}; generate it with the target {Ecosystem.Target.Name}, or leave it out");
        }
    }

    // The package's header lies beside those of the kernels, and its name is a library, a macro and a file.
    private void RequireName()
    {
        if (KernelName.ReasonAgainst(Name) is string reason)
        {
            throw new PackageException("--name", reason);
        }

        if (Taken.Contains(Name, StringComparer.OrdinalIgnoreCase))
        {
            throw new PackageException("--name", $"'{Name}' is a target of CMake or a library of the system; another name is needed");
        }

        if (Ecosystem.IsInC && HasUmbrella && Kernels.FirstOrDefault(kernel => string.Equals(kernel.Specification.Name, Name, StringComparison.OrdinalIgnoreCase)) is ProvenKernel same)
        {
            throw new PackageException("--name", $"'{Name}' is the name of a kernel in it ('{same.Specification.Name}'), whose header would be written twice; another name is needed");
        }
    }
}
