using System.Text.RegularExpressions;
using HwAct.Kernels;

namespace HwAct.Targets;

/// <summary>The local variables of a pass of the loop, in the order in which they are made.</summary>
/// <param name="unit">The unit.</param>
/// <param name="function">Name of the kernel, which no local variable may have.</param>
internal sealed class LaneLines(HalfwordUnit unit, string function)
{
    private readonly List<(string Name, string Text)> lines = [];

    /// <summary>A variable that holds a value, signed where the value may be negative.</summary>
    public Lane Defined(string name, ValueRange range, string value) => DefinedAs(name, range, value, range.Min < 0);

    /// <summary>A variable that holds a value.</summary>
    public Lane DefinedAs(string name, ValueRange range, string value, bool signed)
    {
        string local = name == function ? name + "_" : name;
        Add(local, $"const {unit.Vector(signed)} {local} = {value};");
        return new Lane(local, range, null) { IsSigned = signed };
    }

    /// <summary>Adds a line. What several steps read is defined once, and so is what is come to by two ways.</summary>
    /// <param name="name">The variable that it defines.</param>
    /// <param name="text">The line.</param>
    public void Add(string name, string text)
    {
        if (lines.All(line => line.Name != name))
        {
            lines.Add((name, text));
        }
    }

    /// <summary>A lane as an operand.</summary>
    public string As(Lane lane, bool signed) => lane.Constant is long value ? unit.All(value, signed) : unit.Cast(lane.Name, lane.IsSigned, signed);

    /// <summary>The lines that a last one reads, and those that they read: what was tried on a way that led nowhere is left out.</summary>
    public IEnumerable<string> ReadBy(string last)
    {
        List<string> kept = [last];
        foreach ((string name, string text) in Enumerable.Reverse(lines))
        {
            if (kept.Any(line => Names(line, name)))
            {
                kept.Add(text);
            }
        }

        return Enumerable.Reverse(kept).SkipLast(1);
    }

    /// <summary>Whether a line reads a variable, given as a pattern.</summary>
    public static bool Names(string line, string name) => Regex.IsMatch(line, $@"[(, ]{name}[,);]", RegexOptions.None, TimeSpan.FromSeconds(1));
}
