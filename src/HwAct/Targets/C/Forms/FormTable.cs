namespace HwAct.Targets;

/// <summary>A table that vector forms of a kernel share.</summary>
/// <param name="Name">Its name, which begins with the kernel's.</param>
/// <param name="Type">Type of an entry in C.</param>
/// <param name="Remark">What the entries are.</param>
/// <param name="Entries">The entries.</param>
internal sealed record FormTable(string Name, string Type, string Remark, ImmutableArray<long> Entries)
{
    /// <inheritdoc/>
    public bool Equals(FormTable? other) => other is not null && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
