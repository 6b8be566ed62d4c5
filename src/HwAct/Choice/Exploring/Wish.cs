using System.Text.RegularExpressions;
using HwAct.Methods;
using HwAct.Numerics;
using HwAct.Specifications;

namespace HwAct.Choice;

/// <summary>What a user wants of a design: limits, and what shall then be least.</summary>
/// <param name="Terms">The limits.</param>
/// <param name="Objective">What shall be least.</param>
/// <param name="Method">The method that it must have; null for any.</param>
internal sealed partial record Wish(ImmutableArray<WishTerm> Terms, Quantity Objective, string? Method)
{
    /// <summary>How a wish is written.</summary>
    public const string Form = "limits and an objective with commas between: max_error_lsb<=0.75, objective=rom-bits";

    /// <summary>Limits on what users pay.</summary>
    public IEnumerable<WishTerm> OnCosts => Terms.Where(term => term.Quantity.Objective is not null);

    /// <summary>Reads a wish.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="asked">What it is about: its targets say what is cheap where the wish does not.</param>
    /// <exception cref="WishException">It cannot be read.</exception>
    public static Wish Parse(string text, KernelSpecification asked)
    {
        var terms = new List<WishTerm>();
        Quantity? objective = null;
        string? method = null;
        foreach (string part in text.Split(',').Select(part => part.Trim()))
        {
            Match match = Part().Match(part);
            if (!match.Success)
            {
                throw new WishException($"{Quoted.Text(part)} is no limit and no objective; expected are {Form}");
            }

            (string name, string sign, string value) = (match.Groups["name"].Value, match.Groups["sign"].Value, match.Groups["value"].Value);
            if (name is "objective" or "method")
            {
                Require(sign == "=", part, $"{name}=NAME");
                _ = name == "objective" ? Once(ref objective, QuantityOf(value), part) : Once(ref method, MethodOf(value), part);
                continue;
            }

            Require(sign != "=", part, $"{name}<=NUMBER");
            terms.Add(TermOf(part, QuantityOf(name), value, sign == "<"));
        }

        return new Wish([.. terms], objective ?? Usual(terms, asked), method);
    }

    /// <summary>Whether a design is allowed.</summary>
    public bool Allows(ExploredDesign design) => (Method is null || design.Request.Method.Name == Method) && Terms.All(term => term.Allows(design));

    /// <summary>The request to <c>auto</c> that wishes the same; null where <c>auto</c> has no words for it.</summary>
    public KernelSpecification? AsAuto(KernelSpecification asked) => Objective.Objective is not null && Method is null && Terms is [{ IsStrict: false } term] && BoundOf(term) is ErrorBound bound
        ? asked.With(new MethodChoice(AutoDeclaration.Signature.Name).With(AutoDeclaration.Objective.Name, ParameterValue.Of(Objective.Name)), bound)
        : null;

    /// <summary>What to look at for the wish beside the grid: its own bound, and last what <c>auto</c> makes of it.</summary>
    public ImmutableArray<KernelSpecification> Beside(KernelSpecification asked) =>
    [
        .. Terms.Select(BoundOf).OfType<ErrorBound>().Where(bound => !DesignGrid.Bounds.Contains(bound)).SelectMany(bound => DesignGrid.At(asked, bound)),
        .. AsAuto(asked) is KernelSpecification auto ? [auto] : Array.Empty<KernelSpecification>(),
    ];

    /// <summary>The design that fulfills it best: what <c>auto</c> makes of the same wish; where <c>auto</c> has no words for it the best of all, of equal ones that with the
    /// least error, then the first.</summary>
    /// <exception cref="WishException">None does; the message says the nearest.</exception>
    public ExploredDesign Best(Exploration exploration) =>
        (AsAuto(exploration.Asked) is not null ? exploration.Last : InOrder(exploration.Designs.Where(Allows)).FirstOrDefault()) ?? throw new WishException(Nearest(exploration));

    private static bool Once<T>(ref T? place, T value, string part)
        where T : class
    {
        Require(place is null, part, "each once");
        place = value;
        return true;
    }

    private static void Require(bool condition, string part, string expected)
    {
        if (!condition)
        {
            throw new WishException($"{Quoted.Text(part)} cannot be read; expected is {expected}");
        }
    }

    private static Quantity QuantityOf(string name) => Quantity.Find(name)
        ?? throw new WishException($"there is nothing named {Quoted.Text(name)} to choose by; {NearestName.Suggest(name, [.. Quantity.All.Select(quantity => quantity.Name)])}");

    private static string MethodOf(string name) => MethodCatalog.All.Select(method => method.Signature.Name).FirstOrDefault(method => method == name)
        ?? throw new WishException($"there is no method named {Quoted.Text(name)}; {NearestName.Suggest(name, [.. MethodCatalog.All.Select(method => method.Signature.Name)])}");

    private static WishTerm TermOf(string part, Quantity quantity, string value, bool isStrict)
    {
        if (quantity.Name == "max_error_lsb" && !isStrict && ErrorBound.Parse(value) is { Word: not null, PromiseLsb: not null } bound)
        {
            return bound.AllowsMisrounding
                ? new WishTerm(part, quantity, bound.MaxLsb, isStrict) { IsFaithful = true }
                : new WishTerm(part, Quantity.Find("misrounded_codes")!, 0, isStrict);
        }

        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double most) && double.IsFinite(most) && most >= 0
            ? new WishTerm(part, quantity, most, isStrict)
            : throw new WishException($"{Quoted.Text(value)} in {Quoted.Text(part)} is no limit; a number of 0 or more is needed{(quantity.Name == "max_error_lsb" ? ", faithful, or correctly-rounded" : "")}");
    }

    // A limit on the error leaves the cost to be least, a limit on a cost the error.
    private static Quantity Usual(List<WishTerm> terms, KernelSpecification asked) => terms.Exists(term => term.Quantity.Objective is not null)
        ? Quantity.Errors[0]
        : Quantity.Costs.First(cost => cost.Objective == AutoDeclaration.ObjectiveOf(asked));

    private static ErrorBound? BoundOf(WishTerm term) => term.IsFaithful ? ErrorBound.Faithful
        : term.Quantity.Name == "max_error_lsb" ? ErrorBound.Parse(term.Most.ToString("R", CultureInfo.InvariantCulture))
        : term is { Quantity.Name: "misrounded_codes", Most: 0, IsStrict: false } ? ErrorBound.CorrectlyRounded
        : null;

    private IOrderedEnumerable<ExploredDesign> InOrder(IEnumerable<ExploredDesign> designs) =>
        designs.OrderBy(design => design.Of(Objective)).ThenBy(design => design.Error.MaxLsb).ThenBy(design => design.Number);

    private string Nearest(Exploration exploration)
    {
        ExploredDesign? nearest = InOrder(exploration.Designs.Where(design => Method is null || design.Request.Method.Name == Method))
            .MinBy(design => Terms.Select(term => term.Excess(design)).DefaultIfEmpty(1).Max());
        string wish = string.Join(", ", Terms.Select(term => term.Text).Concat(Method is null ? [] : [$"method={Method}"]));
        return nearest is null
            ? $"no design of {exploration.Asked.Name} is made by {Method}"
            : $"no design of {exploration.Asked.Name} keeps {wish}; the nearest is design {nearest.Number}, {nearest.Request.Method.Name}: {string.Join(", ", Terms.Select(term => $"{term.Quantity.Name} {Figure.Text(nearest.Of(term.Quantity))}"))}";
    }

    [GeneratedRegex("^(?<name>[A-Za-z_-]+) *(?<sign><=|<|=) *(?<value>[^ <=]+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}
