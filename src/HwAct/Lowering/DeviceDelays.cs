using HwAct.Specifications;

namespace HwAct.Lowering;

/// <summary>What logic takes on a family of FPGAs, in picoseconds, routing included.</summary>
/// <remarks>Those of iCE40 HX are fitted to nextpnr-ice40 0.4 for an HX8K (seeds 1 to 3) after yosys 0.23, and 9 % are added, by which placement varies: <c>make bench-fpga-clocks</c> says what is kept; the
/// others are estimates from data sheets, of the slowest speed grade.</remarks>
/// <param name="Register">From the clock to the first pin of logic, and what a register needs before the clock.</param>
/// <param name="Memory">The same where a block RAM is read.</param>
/// <param name="Level">A LUT and the route to it.</param>
/// <param name="TableLevel">The same in a table, and where many are added: nets that many LUTs read.</param>
/// <param name="CarryIn">Into a carry chain.</param>
/// <param name="CarryStep">A bit of a carry chain.</param>
/// <param name="CarryOut">Out of a carry chain, through the LUT of the sum.</param>
/// <param name="BareCarry">What a register takes more for what is nothing but a carry, and whatever a comparison decides that is one.</param>
/// <param name="Inverter">What inverting takes that comes from a register: where a carry chain reads the operands past its LUTs, a LUT.</param>
/// <param name="Reset">To the set or reset of a register.</param>
/// <param name="Inputs">Inputs of a LUT.</param>
internal sealed record DeviceDelays(int Register, int Memory, int Level, int TableLevel, int CarryIn, int CarryStep, int CarryOut, int BareCarry, int Inverter, int Reset, int Inputs)
{
    /// <summary>The multiplier of a DSP block; null where there is none.</summary>
    public Multiplier? Multiplier { get; init; }

    /// <summary>Whether what one more signal decides of a sum, its inversion or a number in its place, is decided by the LUTs of the sum.</summary>
    public bool IsChainOpen { get; init; }

    /// <summary>What logic takes more for a sum that is nothing but a carry.</summary>
    public int CarryToLogic { get; init; }

    /// <summary>Whether the delays are those of about 340 LUTs, and those of others are known.</summary>
    public bool GrowsWithLogic { get; init; }

    /// <summary>What the route of a signal that many read takes more.</summary>
    public int Spread => Level / 2;

    /// <summary>When what is wired to 1 is there; what is wired to 0 is at 0.</summary>
    public const long WiredOne = 1;

    // What routes of little logic take of those of much: 35 to 600 LUTs were placed for 1.0 to 1.3 times what is promised by delays that are one for all.
    private const long FewestPercent = 87;
    private const long MostPercent = 110;
    private const long ManyLuts = 600;

    // Tables of so many bits are not near what addresses them, nor near each other.
    private const long ManyTableBits = 4096;

    /// <summary>The delays where tables of so many bits together are logic.</summary>
    public DeviceDelays Beside(long tableBits) => tableBits < ManyTableBits ? this : this with { TableLevel = TableLevel + (TableLevel / 5) };

    /// <summary>The delays where about so many LUTs are to be placed: the more there are, the farther they lie from each other.</summary>
    public DeviceDelays Among(long luts) => !GrowsWithLogic ? this : Scaled(FewestPercent + (Math.Min(luts, ManyLuts) * (MostPercent - FewestPercent) / ManyLuts));

    /// <summary>The delays of what is neither rows of digits nor block RAM: multiples of constants and limits, between which routes are long whatever their number, and which synthesis joins otherwise.</summary>
    public DeviceDelays OfArithmetic => this with { CarryToLogic = BareCarry, IsChainOpen = false };

    /// <summary>The delays where wide products are rows and their sums: routes among so many LUTs are longer.</summary>
    public DeviceDelays AmongRows => this with { Level = Longer(Level), TableLevel = Longer(TableLevel), CarryIn = Longer(CarryIn), CarryOut = Longer(CarryOut) };

    /// <summary>The delays of a family.</summary>
    public static DeviceDelays Of(FpgaDevice device) => device switch
    {
        FpgaDevice.Ice40Hx => new(Register: 815, Memory: 3780, Level: 1085, TableLevel: 1350, CarryIn: 1030, CarryStep: 152, CarryOut: 650, BareCarry: 1200, Inverter: 1250, Reset: 1950, LutInputs.Of(device)) { IsChainOpen = true, GrowsWithLogic = true },
        FpgaDevice.Ecp5 => new(Register: 800, Memory: 5000, Level: 1000, TableLevel: 1100, CarryIn: 1100, CarryStep: 80, CarryOut: 800, BareCarry: 0, Inverter: 0, Reset: 1500, LutInputs.Of(device)) { Multiplier = new(Delay: 5000, Long: 18, Short: 18) },
        FpgaDevice.Xc7 => new(Register: 700, Memory: 2700, Level: 850, TableLevel: 900, CarryIn: 1000, CarryStep: 40, CarryOut: 700, BareCarry: 0, Inverter: 0, Reset: 1500, LutInputs.Of(device)) { Multiplier = new(Delay: 4500, Long: 25, Short: 18) },
        FpgaDevice.Generic => new(Register: 1000, Memory: 5000, Level: 1500, TableLevel: 1500, CarryIn: 1500, CarryStep: 150, CarryOut: 1000, BareCarry: 1500, Inverter: 0, Reset: 1500, LutInputs.Of(device)),
        _ => throw new ArgumentOutOfRangeException(nameof(device)),
    };

    private DeviceDelays Scaled(long percent)
    {
        return this with { Memory = Part(Memory), Level = Part(Level), TableLevel = Part(TableLevel), CarryIn = Part(CarryIn), CarryOut = Part(CarryOut), Inverter = Part(Inverter), Reset = Part(Reset) };

        int Part(int delay) => (int)(delay * percent / 100);
    }

    // By a fifth: 16-bit polynomials of 900 to 1400 LUTs were placed for 97 to 119 % of what this promises.
    private static int Longer(int delay) => delay + (delay / 5);
}
