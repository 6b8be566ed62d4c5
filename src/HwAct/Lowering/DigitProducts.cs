using HwAct.Kernels;
using HwAct.Numerics;

namespace HwAct.Lowering;

/// <summary>
/// Products with an entry of a table as sums of multiples: the table holds signed radix-4 digits of its entries, {−1, 0, 1, 2}, two bits each, −1 written as 3.
/// A bit of a multiple is one LUT4, a sum is one carry chain; of a multiplier logic synthesis makes rows of carry-save adders, a LUT or two for each pair of bits.
/// </summary>
/// <remarks>
/// n·v = Σ 4^i·d_i·n. Where d_i is −1 its multiple is every bit of n inverted, one less than −n: that one is a bit of the next row, which has two free ones below its
/// multiple. Half an LSB that is added to the product for rounding is the other of these, where it stands at an odd place.
/// </remarks>
internal sealed class DigitProducts
{
    private const int DigitBits = 2;
    private const int MinusOne = 3;

    private readonly KernelProgram kernel;
    private readonly Multiply product;
    private readonly Lookup entry;
    private readonly KernelBuilder builder = new();
    private readonly Dictionary<Step, Step> standing = new(ReferenceEqualityComparer.Instance);

    private DigitProducts(KernelProgram kernel, Multiply product, Lookup entry) => (this.kernel, this.product, this.entry) = (kernel, product, entry);

    /// <summary>The programs in which one product more is a sum of multiples: of those whose table nothing else reads.</summary>
    public static IEnumerable<KernelProgram> OneIn(KernelProgram kernel) =>
        from product in kernel.Steps.OfType<Multiply>()
        from entry in product.Operands.OfType<Lookup>().Take(1)
        where !product.Operands.Any(operand => operand is Constant) && product.Left != product.Right
            && Readers(kernel, entry).Length == 1 && kernel.Steps.Count(step => step.Table == entry.Table) == 1
        select new DigitProducts(kernel, product, entry).Program();

    /// <summary>The digits of a number, from the lowest.</summary>
    /// <param name="value">The number.</param>
    /// <param name="count">How many; the highest must not be −1.</param>
    public static long CodeOf(long value, int count)
    {
        (long least, long most) = RadixFourDigits.Reach(count);
        long code = RadixFourDigits.Of(value, count).Code;
        return value >= least && value <= most && code >> (DigitBits * (count - 1)) != MinusOne ? code : throw new ArgumentOutOfRangeException(nameof(count));
    }

    private static Step[] Readers(KernelProgram kernel, Step of) => [.. kernel.Steps.Where(step => step.Operands.Contains(of))];

    // As many that the highest digit of none is −1: 0 to (4^(n−1) − 1)/3 below 0, twice that of n above.
    private static int DigitsFor(Table table)
    {
        int count = 1;
        for (long ones = 0; table.Entries.Min() < -ones || table.Entries.Max() > 2 * ((4 * ones) + 1); ones = (4 * ones) + 1)
        {
            count++;
        }

        return count;
    }

    private KernelProgram Program()
    {
        Add? rounding = product != kernel.Result && Readers(kernel, product) is [Add { Right: Constant } only] ? only : null;
        foreach (Step step in kernel.Steps.Where(step => step != entry))
        {
            standing[step] = step == product ? Product(ref rounding)
                : step == rounding ? standing[product]
                : step is Input ? builder.Append(step)
                : builder.Append(step.On([.. step.Operands.Select(Standing)]));
        }

        return builder.Build(kernel.Name, Standing(kernel.Result), kernel.Output);
    }

    private Step Standing(Step step) => step is Constant ? step : standing[step];

    private Step Product(ref Add? rounding)
    {
        int count = DigitsFor(entry.Table);
        Table table = Digits(count);
        Step place = Standing(product.Left == entry ? product.Right : product.Left);
        Step digits = builder.Lookup(entry.Name + "_digits", table, Standing(entry.Operands[0]), "signed radix-4 digits");

        // The half is a bit of the row whose multiple begins one place above.
        long half = rounding is { Right: Constant { Value: > 0 and var added } } && long.IsPow2(added) && long.Log2(added) % DigitBits == 1 && long.Log2(added) / DigitBits < count - 1 ? added : 0;
        rounding = half == 0 ? null : rounding;
        Step? sum = null;
        Step? low = null;
        Step owed = KernelBuilder.Constant(0);
        for (int i = 0; i < count; i++)
        {
            int lowest = DigitBits * i;
            bool[] taken = [.. Enumerable.Range(0, MinusOne + 1).Select(digit => table.Entries.Any(code => (code >> lowest & MinusOne) == digit))];
            bool isNone = !taken[1] && !taken[2] && !taken[MinusOne];
            Step digit = isNone ? KernelBuilder.Constant(0) : builder.LowBits(Name("digit", i), builder.ShiftRight(Name("digits", i), digits, lowest), DigitBits);
            Step multiple = isNone ? digit : builder.Append(new DigitMultiple(Name("multiple", i), digit, place, DigitMultiple.WithSign, "0, once, twice, or every bit inverted"));
            Step row = i == 0 ? multiple : Row(i, multiple, owed, half == 2L << (lowest - DigitBits));
            owed = taken[MinusOne] ? builder.Append(new Equal(Name("minus", i), digit, KernelBuilder.Constant(MinusOne), "what the inverted bits are short of")) : KernelBuilder.Constant(0);
            if (i > 1)
            {
                Step passed = builder.LowBits(Name("low", i - 1), sum!, DigitBits);
                low = low is null ? passed : builder.Join(Name("below", i - 1), passed, low, DigitBits * (i - DigitBits));
                sum = builder.ShiftRight(Name("high", i - 1), sum!, DigitBits);
            }

            sum = sum is null ? row : builder.Add(Name("sum", i), sum, row);
        }

        string name = (rounding ?? (Step)product).Name;
        string remark = rounding is null ? product.Remark : $"{product.Remark}, and {rounding.Remark}";
        return low is null ? sum! : builder.Join(name, sum!, low, DigitBits * (count - DigitBits), remark);
    }

    // A multiple, and below it what the one before is short of, and the half.
    private Step Row(int i, Step multiple, Step owed, bool hasHalf)
    {
        Step below = owed is Constant ? KernelBuilder.Constant(hasHalf ? 2 : 0) : hasHalf ? builder.Join(Name("bits", i), KernelBuilder.Constant(1), owed, 1) : owed;
        return multiple is Constant ? below : builder.Join(Name("row", i), multiple, below, DigitBits);
    }

    private Table Digits(int count) => new(
        entry.Table.Name + "_digits",
        [.. entry.Table.Entries.Select(value => CodeOf(value, count))],
        $"{entry.Table.Remark}, in signed radix-4 digits, two bits each, 3 for -1");

    private string Name(string what, int i) => string.Create(CultureInfo.InvariantCulture, $"{product.Name}_{what}_{i}");
}
