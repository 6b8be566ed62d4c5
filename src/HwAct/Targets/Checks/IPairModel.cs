namespace HwAct.Targets;

/// <summary>Something that runs a kernel of two inputs row by row: one code of the gate with every code of the second input. Safe for use from
/// several threads at once.</summary>
internal interface IPairModel
{
    /// <summary>What is run: <c>C99</c>, …</summary>
    string Name { get; }

    /// <summary>Runs some rows.</summary>
    /// <param name="first">Index of the first code of the gate, counted from the most negative.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="row">Receives each row in order.</param>
    /// <exception cref="PairModelException">The model could not be run.</exception>
    /// <exception cref="TimeoutException">It did not end.</exception>
    void Run(int first, int count, PairRow row);
}

/// <summary>Receives a row.</summary>
/// <param name="gate">Index of the code of the gate.</param>
/// <param name="outputs">The output codes in the order of the second input from the most negative, each cut or extended by its sign to 32 bits.</param>
internal delegate void PairRow(int gate, ReadOnlySpan<int> outputs);

/// <summary>A model of pairs that could not be made or run.</summary>
/// <param name="message">What happened, with what the tool said.</param>
internal sealed class PairModelException(string message) : Exception(message);
