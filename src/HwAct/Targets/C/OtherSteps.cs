using HwAct.Lowering;

namespace HwAct.Targets;

/// <summary>Steps that a core of some kind takes instead of others: the preprocessor chooses.</summary>
/// <param name="Condition">The directive before them; what stands for every other core follows an <c>#else</c>.</param>
/// <param name="Last">The step whose value both leave.</param>
/// <param name="Inner">The steps before it that nothing else reads, in their order: they are not taken.</param>
/// <param name="Lines">The declarations instead, with their remarks.</param>
internal sealed record OtherSteps(string Condition, Definition Last, ImmutableArray<Definition> Inner, ImmutableArray<(string Remark, string Code)> Lines);
