using System.Collections.Immutable;

namespace HwAct.Specifications;

/// <summary>Name and parameters of a method, as specifications use them.</summary>
/// <param name="Name">Name in kebab-case.</param>
/// <param name="Summary">One line for <c>hwact list methods</c>.</param>
/// <param name="Parameters">The parameters; each may be left out, the method then chooses.</param>
public sealed record MethodSignature(string Name, string Summary, ImmutableArray<ParameterSignature> Parameters);
