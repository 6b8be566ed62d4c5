using System.Collections.Immutable;
using System.Globalization;
using HwAct.Choice;
using HwAct.Generation;
using HwAct.Packages;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.ToolchainTests.Libraries;

/// <summary>A package of three kernels, one of them with two inputs, and a program that prints what they give.</summary>
internal sealed class TestPackage : IDisposable
{
    private static readonly Lazy<ImmutableArray<ProvenKernel>> Proven = new(() =>
    [
        .. new SpecificationReader().Read(
            """
            { "kernels": [
              { "name": "first", "activation": "gelu", "input": "int8:0.05:3", "output": "uint8:0.03:7", "method": "table", "targets": [{ "name": "c", "tables": "exported" }] },
              { "name": "second", "activation": "silu", "input": "int8:0.06", "output": "int16:0.001:-5", "method": "interpolated-table" },
              { "name": "third", "activation": "geglu", "input": "int4:0.5", "up": "uint4:0.25:3", "output": "int8:0.125", "method": "table" } ] }
            """,
            "k.json").Select(kernel => KernelChoice.Prove(kernel.Specification)),
    ]);

    private readonly string root = Directory.CreateTempSubdirectory("hwact-test-").FullName;

    /// <summary>Writes it.</summary>
    /// <param name="form">Name of its form.</param>
    public TestPackage(string form)
    {
        Path = System.IO.Path.Combine(root, Name);
        var request = new PackageRequest(EcosystemCatalog.Of(form), Proven.Value, Name, "An Author", "https://example.org/three");
        new PackageFolder(Path).Write(request, Package.Of(request, TemplateRenderer.Create(directory: null)), force: false);
    }

    /// <summary>Its name.</summary>
    public static string Name => "three";

    /// <summary>A C or C++ program that prints every code of every kernel.</summary>
    public static string Program =>
        """
        #include "three.h"
        #include <stdio.h>
        int main(void)
        {
            int x, up;
            for (x = -128; x <= 127; x++) {
                printf("%d %d\n", (int)first((int8_t)x), (int)second((int8_t)x));
            }
            for (x = -8; x <= 7; x++) {
                for (up = 0; up <= 15; up++) {
                    printf("%d\n", (int)third((int8_t)x, (uint8_t)up));
                }
            }
            return 0;
        }

        """;

    /// <summary>What it prints.</summary>
    public static string Expected
    {
        get
        {
            long[][] codes = [.. Proven.Value.Select(kernel => kernel.Vectors.SelectMany(part => part).ToArray())];
            return string.Concat(codes[0].Zip(codes[1], (first, second) => string.Create(CultureInfo.InvariantCulture, $"{first} {second}\n")))
                + string.Concat(codes[2].Select(code => string.Create(CultureInfo.InvariantCulture, $"{code}\n")));
        }
    }

    /// <summary>Its folder.</summary>
    public string Path { get; }

    /// <summary>Reads a file of it.</summary>
    public string Read(string path) => File.ReadAllText(System.IO.Path.Combine(Path, path));

    /// <summary>Whether it has a file or a folder.</summary>
    public bool Has(string path) => System.IO.Path.Exists(System.IO.Path.Combine(Path, path));

    /// <summary>A new folder beside it, with some files.</summary>
    public string Beside(string name, params (string Path, string Text)[] files)
    {
        string folder = Directory.CreateDirectory(System.IO.Path.Combine(root, name)).FullName;
        foreach ((string path, string text) in files)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.Combine(folder, path))!);
            File.WriteAllText(System.IO.Path.Combine(folder, path), text);
        }

        return folder;
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
