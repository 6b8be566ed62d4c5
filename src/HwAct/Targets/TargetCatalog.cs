namespace HwAct.Targets;

/// <summary>Every target, in the order of <see cref="Specifications.TargetDeclarations"/>.</summary>
internal static class TargetCatalog
{
    /// <summary>The targets.</summary>
    public static ImmutableArray<ITarget> All { get; } = [new CTarget(), new VerilogTarget(), new RomTarget(), new ProjectTarget(), new VhdlTarget()];
}
