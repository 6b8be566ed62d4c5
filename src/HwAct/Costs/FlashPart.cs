namespace HwAct.Costs;

/// <summary>What a program is made of, as far as it makes a difference to the bytes of its code on a 32-bit core.</summary>
internal enum FlashPart
{
    /// <summary>What surrounds steps so few that the compiler has them in both functions: the loop, and two returns.</summary>
    Inlined,

    /// <summary>What surrounds other steps, which both functions call: the loop, its frame, and a jump.</summary>
    Shared,

    /// <summary>A second input.</summary>
    SecondInput,

    /// <summary>Tables that are read, whose address is a constant.</summary>
    Tables,

    /// <summary>Another table.</summary>
    OtherTable,

    /// <summary>A read of a byte.</summary>
    ReadByte,

    /// <summary>A read of more than a byte.</summary>
    ReadWider,

    /// <summary>A read of an entry behind or before one that is read, of the same table.</summary>
    ReadAgain,

    /// <summary>The sum or difference of two values.</summary>
    Sum,

    /// <summary>A sum with a constant that an instruction of two bytes holds.</summary>
    SumOfSmall,

    /// <summary>A sum with a constant that an instruction of four bytes holds.</summary>
    SumOfMedium,

    /// <summary>A sum with any other constant, which two instructions hold.</summary>
    SumOfLarge,

    /// <summary>What is taken from a constant.</summary>
    FromConstant,

    /// <summary>The product of two values.</summary>
    Product,

    /// <summary>The product by a power of two.</summary>
    ProductOfPower,

    /// <summary>The product by a power of two, less or more 1.</summary>
    ProductNearPower,

    /// <summary>The product by another constant of eight bits.</summary>
    ProductOfSmall,

    /// <summary>The product by any other constant.</summary>
    ProductOfLarge,

    /// <summary>A magnitude.</summary>
    Magnitude,

    /// <summary>A negation.</summary>
    Negation,

    /// <summary>An inversion by a condition.</summary>
    Inversion,

    /// <summary>What is put behind other bits.</summary>
    Concatenation,

    /// <summary>A condition as a number.</summary>
    Condition,

    /// <summary>A condition as a number that is added: the sign of a difference, as the second operand of the sum.</summary>
    ConditionAdded,

    /// <summary>The same by a constant that no instruction holds.</summary>
    ConditionOfLarge,

    /// <summary>A comparison with zero.</summary>
    CompareZero,

    /// <summary>A comparison with another constant, or of two values.</summary>
    Compare,

    /// <summary>The larger of a value and zero.</summary>
    AtLeastZero,

    /// <summary>The smaller or larger of a value and a constant of eight bits.</summary>
    Limit,

    /// <summary>The smaller or larger of a value and another constant, which takes an instruction of its own.</summary>
    LimitOfLarge,

    /// <summary>Both limits, where they are those of so many bits: one instruction.</summary>
    Saturation,

    /// <summary>What both limits take more in a loop that holds the steps, where they are not one instruction.</summary>
    SaturationInlined,

    /// <summary>A choice between two values.</summary>
    Choice,

    /// <summary>A choice between a constant and zero.</summary>
    ChoiceOfStep,

    /// <summary>A choice one of whose values is a choice that nothing else reads: a level among others.</summary>
    ChoiceOfChoice,

    /// <summary>A constant of eight bits that is chosen.</summary>
    ChosenSmall,

    /// <summary>Another constant that is chosen.</summary>
    ChosenLarge,

    /// <summary>A shift by a constant.</summary>
    Shift,

    /// <summary>A shift of what may be negative, by a constant.</summary>
    ShiftOfSigned,

    /// <summary>A shift by a value.</summary>
    ShiftByValue,

    /// <summary>The low bits of a value, other than a byte or two.</summary>
    LowBits,

    /// <summary>A count of the entries that a value passes.</summary>
    Count,

    /// <summary>A network of look-up tables.</summary>
    Network,

    /// <summary>A multiple by a radix-4 digit.</summary>
    Multiple,

    /// <summary>A definition of more than 32 bits.</summary>
    Wide,

    /// <summary>A value beyond four that lives together with others, up to the eighth.</summary>
    Crowded,

    /// <summary>A value beyond eight that lives together with others, which instructions of two bytes cannot name.</summary>
    Overcrowded,
}
