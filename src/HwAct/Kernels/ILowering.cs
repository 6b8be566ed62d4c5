namespace HwAct.Kernels;

/// <summary>
/// What operations are made of: one method a primitive, each of which drives a wire and returns it. Widths, signedness and
/// conversions are the business of the implementations; an operation only says what is computed from what.
/// </summary>
internal interface ILowering
{
    /// <summary>The code on an input port.</summary>
    Signal Entering(Wire wire, Port port);

    /// <summary>left + right.</summary>
    Signal Sum(Wire wire, Signal left, Signal right);

    /// <summary>left − right.</summary>
    Signal Difference(Wire wire, Signal left, Signal right);

    /// <summary>left · right.</summary>
    Signal Product(Wire wire, Signal left, Signal right);

    /// <summary>|value|.</summary>
    Signal Magnitude(Wire wire, Signal value);

    /// <summary>−1 − value where condition is not 0, else value.</summary>
    Signal Inversion(Wire wire, Signal condition, Signal value);

    /// <summary>0, place, 2·place or 2^bits − 1 − place for a digit of 0 to 3; bits 0 is for a place with a sign, whose bits inverted are −1 − place.</summary>
    Signal Multiple(Wire wire, Signal digit, Signal place, int bits);

    /// <summary>high · 2^bits + low, where low has no more bits.</summary>
    Signal Joined(Wire wire, Signal high, Signal low, int bits);

    /// <summary>The smaller of both.</summary>
    Signal Smaller(Wire wire, Signal left, Signal right);

    /// <summary>The larger of both.</summary>
    Signal Larger(Wire wire, Signal left, Signal right);

    /// <summary>1 where left &lt; right, else 0.</summary>
    Signal Less(Wire wire, Signal left, Signal right);

    /// <summary>1 where left = right, else 0.</summary>
    Signal Equal(Wire wire, Signal left, Signal right);

    /// <summary>whenTrue where condition is not 0, else whenFalse.</summary>
    Signal Selection(Wire wire, Signal condition, Signal whenTrue, Signal whenFalse);

    /// <summary>value · 2^amount.</summary>
    Signal ShiftUp(Wire wire, Signal value, Signal amount);

    /// <summary>⌊value / 2^amount⌋.</summary>
    Signal ShiftDown(Wire wire, Signal value, Signal amount);

    /// <summary>value mod 2^bits.</summary>
    Signal LowBits(Wire wire, Signal value, int bits);

    /// <summary>table[address].</summary>
    Signal Read(Wire wire, Table table, Signal address);

    /// <summary>What a network of look-up tables makes of the low bits of value.</summary>
    Signal Network(Wire wire, LogicNetwork network, Signal value);

    /// <summary>How many entries of an ascending table are ≤ value.</summary>
    Signal Count(Wire wire, Table table, Signal value);
}
