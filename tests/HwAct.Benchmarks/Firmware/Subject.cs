using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Rendering;
using HwAct.Targets;

namespace HwAct.Benchmarks.Firmware;

/// <summary>C that is measured: a function for one code and one for arrays, and the codes that they must give.</summary>
/// <param name="Name">Name of the function.</param>
/// <param name="Header">The text of its header.</param>
/// <param name="Source">The text of its source.</param>
/// <param name="Driven">What it is run on; a program may have to be read for it.</param>
internal sealed record Subject(string Name, string Header, string Source, Lazy<DrivenCodes> Driven)
{
    /// <summary>Of the source, in lower-case hex.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Source)));

    /// <summary>Writes header, source and test into a folder.</summary>
    public void WriteTo(string folder)
    {
        File.WriteAllText(Path.Combine(folder, Name + ".h"), Header);
        File.WriteAllText(Path.Combine(folder, Name + ".c"), Source);
        File.WriteAllText(Path.Combine(folder, Name + CTest.Suffix + ".c"), CTest.Write(Name, Name, Driven.Value.Ports, Driven.Value.Output, Driven.Value.Outputs, TemplateRenderer.Create(directory: null)));
    }
}

/// <summary>Codes that a function is run on, and those that it must give.</summary>
/// <param name="Ports">Its ports, and the codes of each.</param>
/// <param name="Output">The type of an output code.</param>
/// <param name="Outputs">The output code of each, or of each pair.</param>
internal sealed record DrivenCodes(ImmutableArray<(Port Port, TestedCodes Codes)> Ports, IntegerType Output, long[] Outputs);
