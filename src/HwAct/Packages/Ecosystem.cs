using HwAct.Specifications;

namespace HwAct.Packages;

/// <summary>A build system or registry whose users expect a library in a certain form.</summary>
/// <param name="Name">Name in kebab-case, which is that of its templates' folder too.</param>
/// <param name="Summary">What it writes, in one line.</param>
internal sealed record Ecosystem(string Name, string Summary)
{
    /// <summary>What it has of each kernel.</summary>
    public TargetDeclaration Target { get; init; } = TargetDeclarations.C;

    /// <summary>Whether it has the C of kernels, or else their modules, each in a folder of its own.</summary>
    public bool IsInC => Target == TargetDeclarations.C;

    /// <summary>What that is in, as users call it.</summary>
    public string Language => IsInC ? "C" : "Verilog";

    /// <summary>The folder of headers below the package; null where a template holds their text.</summary>
    public string? Headers { get; init; } = "include";

    /// <summary>The folder of sources; null where a template holds their text.</summary>
    public string? Sources { get; init; } = "src";

    /// <summary>The folder of the kernels' own tests; null where nothing builds them.</summary>
    public string? Tests { get; init; }

    /// <summary>What it has of its own: a template below the folder of templates, and the path below the package in which <c>*</c> stands for its name.</summary>
    public ImmutableArray<(string Template, string Path)> Files { get; init; } = [];

    /// <summary>Where a file that the sources include by themselves belongs; empty where that is a matter of the include path.</summary>
    public string ConfigPlace { get; init; } = "";

    /// <summary>Whether there is an account of how to use it; otherwise the one file says that.</summary>
    public bool HasReadme { get; init; } = true;
}
