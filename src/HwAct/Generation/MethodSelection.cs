using System.Collections.Immutable;
using HwAct.Methods;
using HwAct.Specifications;

namespace HwAct.Generation;

/// <summary>Finds the method that a specification names and reports, with file, line and member, when it cannot serve.</summary>
public static class MethodSelection
{
    /// <summary>The method, which applies.</summary>
    /// <exception cref="SpecificationException">It does not apply; the message says why and names the methods that would.</exception>
    public static IMethod Select(LocatedSpecification located, ImmutableArray<IMethod> methods)
    {
        KernelSpecification specification = located.Specification;
        string name = specification.Method.Name;
        IMethod method = methods.First(method => method.Signature.Name == name);
        if (MethodCatalog.ReasonAgainst(method, specification) is not string reason)
        {
            return method;
        }

        string[] others =
        [
            .. methods
                .Where(other => other != method && MethodCatalog.ReasonAgainst(other, specification with { Method = new MethodChoice(other.Signature.Name) }) is null)
                .Select(other => other.Signature.Name),
        ];
        string would = others.Length == 0 ? "no other method would" : $"{string.Join(", ", others)} would";
        throw new SpecificationException(located.Method, $"'{name}' does not apply: {reason.TrimEnd('.')}; {would}");
    }
}
