using HwAct.Generation;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Cli;

/// <summary>Makes the kernels of an output directory again from their manifests.</summary>
internal static class KernelsOnDisk
{
    /// <summary>Reads the manifests and proves their kernels.</summary>
    /// <param name="console">Where progress is shown.</param>
    /// <param name="generator">Designs and proves.</param>
    /// <param name="directory">The output directory.</param>
    /// <param name="chosen">Names of the kernels that are wanted; all where it is empty.</param>
    /// <exception cref="UsageException">The directory lacks a kernel that is wanted, or holds none.</exception>
    /// <exception cref="SpecificationException">A manifest cannot be used.</exception>
    public static ImmutableArray<ProvenKernel> Read(ToolConsole console, IGenerator generator, OutputDirectory directory, string[] chosen)
    {
        ImmutableArray<string> names = directory.KernelNames();
        if (names.IsEmpty)
        {
            throw new UsageException($"{directory.Path}: holds no kernel; a directory that 'hwact generate' wrote is needed");
        }

        foreach (string name in chosen.Where(name => !names.Contains(name, StringComparer.Ordinal)))
        {
            throw new UsageException($"--kernel: {directory.Path} has no kernel named '{name}'; {NearestName.Suggest(name, names)}");
        }

        return KernelBatch.Prove(
            console,
            generator,
            [.. names.Where(name => chosen.Length == 0 || chosen.Contains(name, StringComparer.Ordinal)).Select(name => Read(directory, name))]);
    }

    private static LocatedSpecification Read(OutputDirectory directory, string name)
    {
        LocatedSpecification kernel = new SpecificationReader().ReadManifest(directory.ManifestOf(name));
        return kernel.Specification.Name == name
            ? kernel
            : throw new SpecificationException(kernel.Name, $"'{kernel.Specification.Name}' is not the name of its folder, '{name}'");
    }
}
