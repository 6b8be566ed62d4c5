using System.Collections.Immutable;
using HwAct.Approximations;
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
        if (method.ReasonAgainst(specification) is not string reason)
        {
            return method;
        }

        string[] others =
        [
            .. methods
                .Where(other => other != method && other.ReasonAgainst(specification with { Method = new MethodChoice(other.Signature.Name) }) is null)
                .Select(other => other.Signature.Name),
        ];
        string would = others.Length == 0 ? "no other method would" : $"{string.Join(", ", others)} would";
        throw new SpecificationException(located.Method, $"'{name}' does not apply: {reason.TrimEnd('.')}; {would}");
    }

    /// <summary>Designs with a method; what it cannot meet is reported where the bound stands, or the method where none is given.</summary>
    /// <exception cref="SpecificationException">The specification cannot be met; the message says the best that was reached.</exception>
    public static Design Design(LocatedSpecification located, IMethod method, Reference reference)
    {
        try
        {
            return method.Design(located.Specification, reference);
        }
        catch (DesignException exception)
        {
            SourceLocation location = located.Specification.MaxErrorLsb is null ? located.Method : located.MaxError;
            throw new SpecificationException(location, exception.Message.TrimEnd('.'), exception);
        }
    }
}
