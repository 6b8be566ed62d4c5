using HwAct.Kernels;
using HwAct.Targets;

namespace HwAct.Verification;

/// <summary>The reference model as a model of pairs: the integer program, run by the interpreter.</summary>
internal sealed class ReferencePairs(KernelProgram kernel) : IPairModel
{
    /// <inheritdoc/>
    public string Name => "reference model";

    /// <inheritdoc/>
    public void Run(int first, int count, PairRow row)
    {
        var interpreter = new Interpreter(kernel);
        long lowest = kernel.Inputs[0].Codes.Min;
        long[] ups = kernel.Inputs[1].Codes.ToArray();
        var gates = new long[ups.Length];
        var outputs = new long[ups.Length];
        var narrow = new int[ups.Length];
        for (int gate = first; gate < first + count; gate++)
        {
            Array.Fill(gates, lowest + gate);
            interpreter.Run(gates, ups, outputs);
            for (int i = 0; i < outputs.Length; i++)
            {
                narrow[i] = unchecked((int)outputs[i]);
            }

            row(gate, narrow);
        }
    }
}
