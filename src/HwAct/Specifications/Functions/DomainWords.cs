namespace HwAct.Specifications;

/// <summary>The words for what a kernel is measured over: every code, or every pair of codes.</summary>
/// <param name="One">One of them: <c>code</c>.</param>
/// <param name="Many">Several: <c>codes</c>.</param>
/// <param name="OfInputs">Several, told apart from output codes: <c>input codes</c>.</param>
/// <param name="Each">One of them, told apart from output codes: <c>input code</c>.</param>
/// <param name="ErrorDefinition">What the error is, as the manifest says it.</param>
internal sealed record DomainWords(string One, string Many, string OfInputs, string Each, string ErrorDefinition);
