namespace HwAct.Specifications;

/// <summary>A specification and where its parts were written, so that what is found out later (a method that does not apply, a
/// bound that cannot be met) is reported with file, line and member too.</summary>
/// <param name="Specification">What is asked for.</param>
/// <param name="Kernel">Where the kernel stands.</param>
/// <param name="Name">Where its name stands.</param>
/// <param name="Method">Where its method stands.</param>
/// <param name="MaxError">Where its <c>max_error_lsb</c> stands; where that is left out, the kernel.</param>
internal sealed record LocatedSpecification(
    KernelSpecification Specification,
    SourceLocation Kernel,
    SourceLocation Name,
    SourceLocation Method,
    SourceLocation MaxError)
{
    /// <summary>Where an option of a target stands; where it is left out, the kernel.</summary>
    /// <param name="target">Name of the target.</param>
    /// <param name="option">Name of the option.</param>
    public SourceLocation LocationOf(string target, string option) => Targets?.Items.FirstOrDefault(item => item.Optional("name")?.Text == target)?.Optional(option)?.Location
        ?? Kernel.Missing($"targets.{target}.{option}");

    /// <summary>The targets as they were written; null where none are.</summary>
    internal LocatedValue? Targets { get; init; }

    /// <summary>What was written in words that have more than one meaning, and what it was taken for; told to the user once.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>A specification made in a program, with no file behind it: messages name the kernel.</summary>
    public static LocatedSpecification Of(KernelSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        var here = new SourceLocation("", 0, specification.Name);
        return new(specification, here, here.Missing("name"), here.Missing("method"), here.Missing("max_error_lsb"));
    }
}
