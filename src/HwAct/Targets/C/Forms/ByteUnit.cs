using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>A vector unit as what computes with bytes: prints its intrinsics. Vectors hold signed bytes.</summary>
internal abstract class ByteUnit
{
    /// <summary>The unit.</summary>
    public abstract VectorUnit Unit { get; }

    /// <summary>What users call it.</summary>
    public abstract string Name { get; }

    /// <summary>Bytes of a vector.</summary>
    public abstract int Bytes { get; }

    /// <summary>The type of a vector of signed bytes.</summary>
    public abstract string Vector { get; }

    /// <summary>The type of a vector of magnitudes.</summary>
    public virtual string Magnitudes => Vector;

    /// <summary>The codes from <c>input</c> on, as signed bytes: unsigned ones with their upper bit inverted, which keeps their order.</summary>
    public abstract string Load(bool signed);

    /// <summary>Stores a vector of patterns from <c>output</c> on.</summary>
    public abstract string Store(bool signed, string value);

    /// <summary>The same byte in every lane.</summary>
    public abstract string All(int value);

    /// <summary>a + b modulo 256.</summary>
    public abstract string Sum(string a, string b);

    /// <summary>a − b, saturated.</summary>
    public abstract string Distance(string a, string b);

    /// <summary>The larger of both.</summary>
    public abstract string Larger(string a, string b);

    /// <summary>The smaller of |a| and a limit, as unsigned bytes; of units that look into short tables.</summary>
    public virtual string LimitedMagnitude(string a, int limit) => throw new NotSupportedException($"{Name} looks into all rows.");

    /// <summary>The negative of a value where a sign is negative.</summary>
    public abstract string Signed(string value, string sign);

    /// <summary>The most rows of a short table that are faster than all rows; 0 where none are.</summary>
    public virtual int MostRows => 4;

    /// <summary>How a table of whole rows is looked into by the vector <c>place</c>; of units that look into short tables.</summary>
    public virtual RowLookUp LookUp(string table, int rows) => throw new NotSupportedException($"{Name} looks into all rows.");

    /// <summary>The form that looks into a table of all 256 bytes.</summary>
    public abstract VectorForm AllRows(CodeTable table, bool signedInput, bool signedOutput);

    /// <summary>The form of a base and a short table.</summary>
    public VectorForm Folded(FoldedBytes folded, string table, string remark, bool signedInput, bool signedOutput)
    {
        string center = All(folded.Center);
        bool isDistanceRead = folded.IsOdd || folded.Entries.Length > 1;
        string distance = folded.Center == 0 ? "x" : "distance";
        RowLookUp lookUp = folded.Entries.Length > 1 ? LookUp(table, folded.Rows) : new(All(folded.Entries[0]));
        List<string> body = [$"const {Vector} x = {Load(signedInput)};"];
        if (distance != "x" && isDistanceRead)
        {
            body.Add($"const {Vector} distance = {Distance("x", center)};");
        }

        if (folded.Entries.Length > 1)
        {
            body.Add($"const {Magnitudes} place = {LimitedMagnitude(distance, folded.Entries.Length - 1)};");
            body.AddRange(lookUp.Body);
        }

        string value = lookUp.Value;
        if (folded.IsOdd)
        {
            body.Add($"const {Vector} residual = {value};");
            value = Signed("residual", distance);
            value = folded.Offset == 0 ? value : Sum(value, All(folded.Offset));
        }

        value = folded.Base switch
        {
            FoldedBase.None => value,
            FoldedBase.Code => Sum("x", value),
            _ => Sum(Larger("x", center), value),
        };
        body.AddRange(["", Store(signedOutput, value)]);
        return new VectorForm(Unit, $"{Name}: {remark}", Bytes, lookUp.Before, [.. body]) { Prepare = lookUp.Prepare };
    }
}
