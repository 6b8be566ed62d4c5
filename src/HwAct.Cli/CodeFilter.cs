using System.Globalization;
using HwAct.Numerics;
using HwAct.Proofs;

namespace HwAct.Cli;

/// <summary>Turns lines of input codes into lines of output codes as they come.</summary>
internal sealed class CodeFilter(ProvenKernel kernel)
{
    // No code is longer; a longer line is wrong however it goes on, so it is not kept.
    private const int LongestLine = 80;

    private readonly IntegerType type = kernel.Specification.Input.Type;
    private readonly char[] line = new char[LongestLine];
    private int length;
    private int lineNumber = 1;

    /// <summary>Filters until the input ends. Outputs are flushed before each wait for more input.</summary>
    /// <exception cref="UsageException">A line is no code of the input type.</exception>
    public void Run(TextReader input, TextWriter output)
    {
        var chunk = new char[4096];
        try
        {
            for (int count = input.Read(chunk, 0, chunk.Length); count > 0; count = input.Read(chunk, 0, chunk.Length))
            {
                foreach (char c in chunk.AsSpan(0, count))
                {
                    Take(c, output);
                }

                output.Flush();
            }

            if (length > 0)
            {
                Answer(output);
            }
        }
        finally
        {
            output.Flush();
        }
    }

    private void Take(char c, TextWriter output)
    {
        if (c == '\n')
        {
            Answer(output);
        }
        else if (length < LongestLine)
        {
            line[length++] = c;
        }
        else
        {
            throw Wrong(new string(line));
        }
    }

    private void Answer(TextWriter output)
    {
        ReadOnlySpan<char> text = line.AsSpan(0, length).Trim();
        if (!text.IsEmpty)
        {
            // TryParse would accept trailing NULs.
            if (!char.IsAsciiDigit(text[^1])
                || !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long code)
                || !type.Contains(code))
            {
                throw Wrong(text.ToString());
            }

            output.Write(kernel.Outputs[(int)(code - type.Min)]);
        }

        output.Write('\n');
        length = 0;
        lineNumber++;
    }

    private UsageException Wrong(string text)
    {
        string printable = string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
        return new UsageException($"stdin:{lineNumber}: '{printable}' is no code of {type}; a whole number from {type.Min} to {type.Max} is needed");
    }
}
