namespace HwAct.Specifications;

/// <summary>What a parameter may be; the parser checks it and <c>hwact list</c> prints it.</summary>
/// <param name="Name">Name in snake_case.</param>
/// <param name="Description">What it does, with its unit.</param>
public record ParameterSignature(string Name, string Description)
{
    /// <summary>Whether only whole numbers are possible.</summary>
    public bool Whole { get; init; } = true;

    /// <summary>Smallest number.</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>Largest number.</summary>
    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>The value where none is given; null where it is chosen by the kernel.</summary>
    public ParameterValue? Default { get; init; }

    /// <summary>The possible words; empty for a number.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Whether a value fixes the size of the kernel: what error that size allows is then found out, and unless a bound is written
    /// nothing is promised.</summary>
    public Func<ParameterValue, bool> FixesSize { get; init; } = _ => false;

    /// <summary>Why a value is not possible, with what would be; null where it is possible.</summary>
    public string? ReasonAgainst(ParameterValue value)
    {
        if (!Words.IsEmpty)
        {
            return value.IsNumber || !Words.Contains(value.Word, StringComparer.Ordinal) ? $"'{Name}' is one of {string.Join(", ", Words)}, not '{value}'" : null;
        }

        string kind = Whole ? "a whole number" : "a number";
        bool right = value.IsNumber && value.Number >= Min && value.Number <= Max && (!Whole || value.Number == Math.Floor(value.Number));
        return right ? null : $"'{Name}' is {kind} from {ParameterValue.Of(Min)} to {ParameterValue.Of(Max)}, not '{value}'";
    }
}
