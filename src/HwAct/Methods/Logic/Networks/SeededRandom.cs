namespace HwAct.Methods;

/// <summary>Numbers that are the same on every machine (xorshift64*).</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong state = unchecked(seed * 0x9E3779B97F4A7C15) | 1;

    /// <summary>A number from 0 to below a limit.</summary>
    public int Below(int limit)
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (int)(((unchecked(state * 0x2545F4914F6CDD1D) >> 32) * (ulong)limit) >> 32);
    }
}
