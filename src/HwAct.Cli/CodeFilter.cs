using HwAct.Kernels;

namespace HwAct.Cli;

/// <summary>Turns lines of input codes into lines of output codes as they come: one code a line, or one pair for a kernel of two inputs.</summary>
internal sealed class CodeFilter(KernelProgram kernel)
{
    // No code is longer; a longer line is wrong however it goes on, so it is not kept.
    private const int LongestLine = 80;

    private readonly Interpreter interpreter = new(kernel);
    private readonly ImmutableArray<Port> ports = kernel.Inputs;
    private readonly long[] codes = new long[kernel.Inputs.Length];
    private readonly long[] outputs = new long[1];
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
            ReadCodes(text);
            interpreter.Run(codes.AsSpan(0, 1), codes.AsSpan(1), outputs);
            output.Write(outputs[0]);
        }

        output.Write('\n');
        length = 0;
        lineNumber++;
    }

    private void ReadCodes(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (Range range in text.SplitAny(" \t,"))
        {
            ReadOnlySpan<char> word = text[range];
            if (word.IsEmpty)
            {
                continue;
            }

            // TryParse would accept trailing NULs.
            if (count == ports.Length
                || !char.IsAsciiDigit(word[^1])
                || !long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out codes[count])
                || !ports[count].Codes.Contains(codes[count]))
            {
                throw Wrong(text.ToString());
            }

            count++;
        }

        if (count < ports.Length)
        {
            throw Wrong(text.ToString());
        }
    }

    private UsageException Wrong(string text)
    {
        string printable = string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
        return ports.Length == 1
            ? new UsageException($"stdin:{lineNumber}: '{printable}' is no code {(ports[0].IsNarrowed ? "that may come" : $"of {ports[0].Type}")}; a whole number from {ports[0].Codes.Min} to {ports[0].Codes.Max} is needed")
            : new UsageException($"stdin:{lineNumber}: '{printable}' is no pair of codes; {string.Join(", then ", ports.Select(port => $"{port.Name} from {port.Codes.Min} to {port.Codes.Max}"))} is needed");
    }
}
