using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using HwAct.Kernels.Operations;

namespace HwAct.Kernels.Execution;

/// <summary>
/// Runs steps over a block of codes at a time, one vector operation a step. <typeparamref name="T"/> is <see cref="int"/> where
/// every step fits 32 bits, which doubles the lanes, and <see cref="long"/> otherwise; the results are the same integers.
/// </summary>
internal sealed class BlockEvaluator<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    // .NET takes shift amounts modulo the width; a right shift by the width or more has to leave the sign alone.
    private static readonly int LastBit = (Unsafe.SizeOf<T>() * 8) - 1;

    private readonly IReadOnlyList<Step> steps;
    private readonly Dictionary<Step, T[]> values = new(ReferenceEqualityComparer.Instance);

    /// <summary>Prepares buffers for <paramref name="steps"/>.</summary>
    /// <param name="steps">The steps in evaluation order.</param>
    /// <param name="blockLength">Most codes in one block.</param>
    public BlockEvaluator(IReadOnlyList<Step> steps, int blockLength)
    {
        this.steps = steps;
        BlockLength = blockLength;
        foreach (Step step in steps)
        {
            values[step] = new T[blockLength];
            foreach (Constant constant in step.Operands.OfType<Constant>())
            {
                var block = new T[blockLength];
                block.AsSpan().Fill(T.CreateChecked(constant.Value));
                values[constant] = block;
            }
        }
    }

    /// <summary>Most codes in one block.</summary>
    public int BlockLength { get; }

    /// <summary>The buffer that holds a step's values; fill that of each input before a run.</summary>
    public Span<T> ValuesOf(Step step, int count) => values[step].AsSpan(0, count);

    /// <summary>Evaluates every step over the first <paramref name="count"/> codes of the block.</summary>
    /// <exception cref="KernelException">A look-up leaves its table.</exception>
    public void Run(int count)
    {
        foreach (Step step in steps)
        {
            Run(step, count);
        }
    }

    /// <summary>Evaluates one step over the first <paramref name="count"/> codes; its operands have been evaluated before.</summary>
    /// <exception cref="KernelException">A look-up leaves its table.</exception>
    public void Run(Step step, int count)
    {
        Span<T> to = ValuesOf(step, count);
        switch (step)
        {
            case Input:
                break;
            case Add add:
                TensorPrimitives.Add(ValuesOf(add.Left, count), ValuesOf(add.Right, count), to);
                break;
            case Subtract subtract:
                TensorPrimitives.Subtract(ValuesOf(subtract.Left, count), ValuesOf(subtract.Right, count), to);
                break;
            case Multiply multiply:
                TensorPrimitives.Multiply(ValuesOf(multiply.Left, count), ValuesOf(multiply.Right, count), to);
                break;
            case Minimum minimum:
                TensorPrimitives.Min(ValuesOf(minimum.Left, count), ValuesOf(minimum.Right, count), to);
                break;
            case Maximum maximum:
                TensorPrimitives.Max(ValuesOf(maximum.Left, count), ValuesOf(maximum.Right, count), to);
                break;
            case ShiftLeft { Right: Constant by } shift:
                TensorPrimitives.ShiftLeft(ValuesOf(shift.Left, count), (int)by.Value, to);
                break;
            case ShiftRight { Right: Constant by } shift:
                TensorPrimitives.ShiftRightArithmetic(ValuesOf(shift.Left, count), (int)Math.Min(by.Value, LastBit), to);
                break;
            case LowBits low:
                TensorPrimitives.BitwiseAnd(ValuesOf(low.Source, count), T.CreateTruncating((1L << low.Bits) - 1), to);
                break;
            default:
                EvaluateOneByOne(step, count, to);
                break;
        }
    }

    private void EvaluateOneByOne(Step step, int count, Span<T> to)
    {
        switch (step)
        {
            case ShiftLeft shift:
                PairByPair(shift, count, to, static (a, b) => a << int.CreateTruncating(b));
                break;
            case ShiftRight shift:
                PairByPair(shift, count, to, static (a, b) => a >> Math.Min(int.CreateTruncating(b), LastBit));
                break;
            case Less less:
                PairByPair(less, count, to, static (a, b) => a < b ? T.One : T.Zero);
                break;
            case Equal equal:
                PairByPair(equal, count, to, static (a, b) => a == b ? T.One : T.Zero);
                break;
            case Lookup lookup:
                LookUp(lookup, ValuesOf(lookup.Source, count), to);
                break;
            case Rank rank:
                CountPassed(rank.Table, ValuesOf(rank.Source, count), to);
                break;
            case Select select:
                Choose(ValuesOf(select.Condition, count), ValuesOf(select.WhenTrue, count), ValuesOf(select.WhenFalse, count), to);
                break;
            default:
                throw new KernelException($"{step} cannot be evaluated.");
        }
    }

    private void PairByPair(Binary step, int count, Span<T> to, Func<T, T, T> apply)
    {
        Span<T> left = ValuesOf(step.Left, count);
        Span<T> right = ValuesOf(step.Right, count);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = apply(left[i], right[i]);
        }
    }

    private static void LookUp(Lookup step, ReadOnlySpan<T> from, Span<T> to)
    {
        ReadOnlySpan<long> entries = step.Table.Entries.AsSpan();
        for (int i = 0; i < to.Length; i++)
        {
            long address = long.CreateTruncating(from[i]);
            if ((ulong)address >= (ulong)entries.Length)
            {
                throw new KernelException($"{step} reads address {address} of {step.Table}.");
            }

            to[i] = T.CreateTruncating(entries[(int)address]);
        }
    }

    private static void CountPassed(Table breakpoints, ReadOnlySpan<T> from, Span<T> to)
    {
        ReadOnlySpan<long> entries = breakpoints.Entries.AsSpan();
        for (int i = 0; i < to.Length; i++)
        {
            int at = entries.BinarySearch(long.CreateTruncating(from[i]));
            to[i] = T.CreateTruncating(at >= 0 ? at + 1 : ~at);
        }
    }

    private static void Choose(ReadOnlySpan<T> condition, ReadOnlySpan<T> whenTrue, ReadOnlySpan<T> whenFalse, Span<T> to)
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = condition[i] != T.Zero ? whenTrue[i] : whenFalse[i];
        }
    }
}
