using System.Security.Cryptography;
using HwAct.Numerics;

namespace HwAct.Kernels;

/// <summary>What stands for the output codes of the vectors file where the file itself is not kept.</summary>
/// <param name="Sha256">SHA-256 of the file, in lower-case hex: what the manifest carries.</param>
/// <param name="Checksum">The checksum that the bench computes.</param>
internal sealed record VectorDigest(string Sha256, uint Checksum)
{
    /// <summary>The digest of output codes.</summary>
    /// <param name="parts">Output codes in the order of the file, cut into parts.</param>
    /// <param name="type">Their type.</param>
    public static VectorDigest Of(IEnumerable<IReadOnlyCollection<long>> parts, IntegerType type)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        uint checksum = Kernels.Checksum.Basis;
        foreach (IReadOnlyCollection<long> part in parts)
        {
            hash.AppendData(VectorsText.Bytes(part, type));
            checksum = Kernels.Checksum.Continue(checksum, part, type);
        }

        return new VectorDigest(Convert.ToHexStringLower(hash.GetHashAndReset()), checksum);
    }
}
