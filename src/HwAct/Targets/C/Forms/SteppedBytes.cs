namespace HwAct.Targets;

/// <summary>A step of a staircase of bytes.</summary>
/// <param name="At">The place from which on it is up.</param>
/// <param name="Rise">By how much.</param>
internal readonly record struct ByteStep(int At, int Rise);

/// <summary>What the steps of a staircase of bytes go by.</summary>
internal enum BytePlace
{
    /// <summary>The number of the code, 0 to 255.</summary>
    Number,

    /// <summary>The magnitude of a signed code, 0 to 128.</summary>
    Magnitude,

    /// <summary>How far a signed code is below 0, 0 to 128.</summary>
    Below,

    /// <summary>How far a signed code is above 0, 0 to 127.</summary>
    Above,
}

/// <summary>
/// Bytes as a base and a staircase, without an overflow anywhere: codes and outputs count from the least of their type, so that everything is from 0 to 255.
/// </summary>
/// <param name="Place">What the steps go by.</param>
/// <param name="Base">What the staircase is added to: nothing, the number of the code, or its positive part.</param>
/// <param name="First">The level before the first step.</param>
/// <param name="Steps">The steps, in order.</param>
internal sealed record SteppedBytes(BytePlace Place, FoldedBase Base, int First, ImmutableArray<ByteStep> Steps)
{
    /// <summary>The staircases of bytes, each with its base.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="signedOutput">Whether bytes that leave have a sign.</param>
    public static IEnumerable<SteppedBytes> Of(ByteCodes bytes, bool signedOutput)
    {
        int[] codes = [.. Enumerable.Range(0, ByteCodes.Count).Select(number => bytes.IsSigned ? number - 128 : number)];
        int[] outputs = [.. codes.Select(code => bytes.Outputs[code & 0xFF] ^ (signedOutput ? 0x80 : 0))];
        foreach (FoldedBase @base in bytes.IsSigned ? Enum.GetValues<FoldedBase>() : [FoldedBase.None, FoldedBase.Code])
        {
            int[] levels = [.. outputs.Select((output, number) => output - (@base switch { FoldedBase.None => 0, FoldedBase.Code => number, _ => Math.Max(codes[number], 0) }))];
            yield return Stairs(BytePlace.Number, @base, levels);
            if (bytes.IsSigned)
            {
                int[] below = [.. Enumerable.Range(0, 129).Select(distance => levels[128 - distance])];
                int[] above = levels[128..];
                if (above.Skip(1).SequenceEqual(below[1..^1]))
                {
                    yield return Stairs(BytePlace.Magnitude, @base, below);
                }

                if (above.All(level => level == above[0]))
                {
                    yield return Stairs(BytePlace.Below, @base, below);
                }

                if (below.All(level => level == below[0]))
                {
                    yield return Stairs(BytePlace.Above, @base, above);
                }
            }
        }
    }

    private static SteppedBytes Stairs(BytePlace place, FoldedBase @base, int[] levels) => new(
        place, @base, levels[0], [.. Enumerable.Range(1, levels.Length - 1).Where(at => levels[at] != levels[at - 1]).Select(at => new ByteStep(at, levels[at] - levels[at - 1]))]);
}
