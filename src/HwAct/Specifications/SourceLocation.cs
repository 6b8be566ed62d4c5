namespace HwAct.Specifications;

/// <summary>Where a value was written: what a message names so that the user can go there.</summary>
/// <param name="File">The file as the user named it; empty for the command line.</param>
/// <param name="Line">The line, from 1; 0 for the command line.</param>
/// <param name="Member">Path of the member, <c>kernels[3].input.scale</c>, or the option, <c>--input</c>; empty for the whole file.</param>
public readonly record struct SourceLocation(string File, int Line, string Member)
{
    /// <summary>An option of the command line.</summary>
    public static SourceLocation Option(string option) => new("", 0, option);

    /// <summary>The location of a member of the object that is here.</summary>
    public SourceLocation Of(string member, int line) => this with { Line = line, Member = Path(member) };

    /// <summary>The location of an element of the array that is here.</summary>
    public SourceLocation Of(int index, int line) => this with { Line = line, Member = $"{Member}[{index}]" };

    /// <summary>The location of a member that this object lacks: the line is that of the object.</summary>
    public SourceLocation Missing(string member) => this with { Member = Path(member) };

    /// <summary>As messages begin: <c>kernels.json:12: kernels[3].input.scale</c>.</summary>
    public override string ToString()
    {
        if (string.IsNullOrEmpty(File))
        {
            return Member ?? "";
        }

        return string.IsNullOrEmpty(Member) ? $"{File}:{Line}" : $"{File}:{Line}: {Member}";
    }

    private string Path(string member)
    {
        bool plain = member.Length is > 0 and <= 64 && member.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$');
        string step = plain ? member : $"[{Quoted.Text(member)}]";
        return string.IsNullOrEmpty(Member) || !plain ? Member + step : $"{Member}.{step}";
    }
}
