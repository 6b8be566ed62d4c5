using HwAct.Costs;
using HwAct.Kernels;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Rendering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>The forms of a kernel's array function, each where it was measured at least a tenth faster than the portable loop.</summary>
internal static class VectorForms
{
    private const int RemarkWidth = 100;

    // Rows of 16 bytes that are small beside the code: with more a kernel may take more than a plain table does.
    private const int MostSmallRows = 4;

    private static readonly ByteUnit[] ByteUnits = [new HeliumBytes(), new NeonBytes(), new PermutedBytes(), ShuffledBytes.Avx2, ShuffledBytes.Sse41];

    private static readonly HalfwordUnit[] HalfwordUnits = [new HeliumHalfwords(), new NeonHalfwords(), ShuffledHalfwords.Avx2, ShuffledHalfwords.Sse41];

    /// <summary>The forms of a kernel that its specification asks for, in the order in which the preprocessor looks for their units.</summary>
    public static ImmutableArray<VectorForm> Of(ProvenKernel kernel) => Of(kernel.Kernel, kernel.Specification.Inputs, CFormsOption.Forms.In(kernel.Specification.Targets.Of(TargetDeclarations.C.Name)));

    /// <summary>What the templates print of forms.</summary>
    public static TemplateModel Model(KernelProgram kernel, ImmutableArray<VectorForm> forms) => new()
    {
        ["any"] = forms.Length > 0,
        ["function"] = kernel.Name + "_vector",
        ["macro"] = CNames.Constant(kernel, "VECTOR"),
        ["tables"] = TemplateValue.List(forms.Select(form => form.Table).OfType<FormTable>().Distinct().Select(table => new TemplateModel
        {
            ["others"] = TemplateValue.List(forms.TakeWhile(form => !table.Equals(form.Table)).Select(form => form.Condition)),
            ["only"] = forms.SkipWhile(form => !table.Equals(form.Table)).All(form => table.Equals(form.Table))
                ? ""
                : string.Join(" || ", Readers(forms, table)),
            ["name"] = table.Name,
            ["type"] = table.Type,
            ["remark"] = table.Remark,
            ["depth"] = table.Entries.Length.ToString(CultureInfo.InvariantCulture),
            ["rows"] = Rows.Aligned(table.Entries.Select(CLiteral.Of), 92),
        })),
        ["units"] = TemplateValue.List(forms.Select(form => new TemplateModel
        {
            ["condition"] = form.Condition,
            ["header"] = form.Header ?? "",
            ["remark"] = Words(form.Remark),
            ["lanes"] = form.Lanes.ToString(CultureInfo.InvariantCulture),
            ["before"] = TemplateValue.List(form.Before),
            ["prepare"] = TemplateValue.List(form.Prepare.Select(line => line.Length == 0 || line[0] == '#' ? line : "    " + line)),
            ["body"] = TemplateValue.List(form.Body),
        })),
    };

    // The conditions of the forms that read a table. Where a form without it is looked for between two of them, that is not chosen behind it: a compiler of
    // AVX-512 has AVX2 too, and says that a table is read by nobody.
    private static IEnumerable<string> Readers(ImmutableArray<VectorForm> forms, FormTable table)
    {
        var between = new List<string>();
        foreach (VectorForm form in forms.SkipWhile(form => !table.Equals(form.Table)))
        {
            if (!table.Equals(form.Table))
            {
                between.Add($" && !({form.Condition})");
            }
            else
            {
                yield return between.Count == 0 ? $"({form.Condition})" : $"(({form.Condition}){string.Concat(between)})";
            }
        }
    }

    private static ImmutableArray<VectorForm> Of(KernelProgram kernel, ImmutableArray<Quantization> formats, ImmutableArray<VectorUnit> units)
    {
        ByteCodes? codes = ByteCodes.Of(kernel);
        VectorForm[] bytes = codes is null ? [] : [.. OfBytes(kernel, codes)];
        VectorForm[] halfwords =
            [.. HalfwordUnits.Where(unit => units.Contains(unit.Unit) && !bytes.Any(form => form.Unit == unit.Unit)).Select(unit => Halfwords.Of(kernel, unit, formats.FirstOrDefault())).OfType<VectorForm>()];
        VectorForm[] lanes = [.. halfwords, .. bytes];
        VectorForm? wider = units.Contains(VectorUnit.Helium) && !lanes.Any(form => form.Unit == VectorUnit.Helium) ? HeliumLanes.Of(kernel, formats) : null;

        // For codes of 8 bits it makes a kernel larger than the plain table of them is.
        VectorForm[] all = wider is null ? lanes : [wider with { IsLarge = codes is not null }, .. lanes];
        return [.. all.Where(form => units.Contains(form.Unit)).OrderBy(form => form.Unit)];
    }

    private static IEnumerable<VectorForm> OfBytes(KernelProgram kernel, ByteCodes bytes)
    {
        FoldedBytes? shortest = FoldedBytes.Of(bytes);
        if (shortest is { Base: FoldedBase.None, Entries.Length: 1 })
        {
            yield break;
        }

        (Table Table, int Inversion)? own = kernel.Tables.Select(table => (table, bytes.AddressInversionIn(table))).Where(pair => pair.Item2 is not null)
            .Select(pair => ((Table, int)?)(pair.table, pair.Item2!.Value)).FirstOrDefault();
        bool signedOutput = kernel.Output.Type.Signed;
        CodeTable? ownCodes = own is var (one, inversion) ? new CodeTable(CNames.Table(kernel, one), one.Type.Signed, inversion) : null;
        string name = kernel.Name + "_vector_codes";
        string all = kernel.Name + "_vector_bytes";
        foreach (ByteUnit unit in ByteUnits)
        {
            FoldedBytes? folded = shortest?.Entries.Length == 1 || shortest?.Rows <= unit.MostRows ? shortest : null;

            // Helium reads 256 entries as fast as few, but where the kernel has none they would take flash.
            if (ownCodes is not null && (folded is null || unit.Unit == VectorUnit.Helium))
            {
                yield return unit.AllRows(ownCodes, bytes.IsSigned, signedOutput);
            }
            else if (folded is not null)
            {
                VectorForm form = unit.Folded(folded, name, Said(folded), bytes.IsSigned, signedOutput) with { IsLarge = unit.Unit == VectorUnit.Helium && folded.Rows > MostSmallRows };
                yield return folded.Entries.Length == 1 ? form : form with { Table = new FormTable(name, "int8_t", RemarkOf(folded), folded.Filled) };
            }
            else if (unit.Unit != VectorUnit.Helium)
            {
                VectorForm form = unit.AllRows(new CodeTable(all, IsSigned: false, 0), bytes.IsSigned, signedOutput);
                yield return form with { Table = new FormTable(all, "uint8_t", "output byte of every input byte", [.. bytes.Outputs.Select(output => (long)output)]) };
            }
        }

        if (ownCodes is null && WordBytes.Of(bytes, signedOutput, KernelCost.InstructionsOf(kernel)) is VectorForm words)
        {
            yield return words;
        }
    }

    private static string Said(FoldedBytes folded) => (folded.Base, folded.Entries.Length) switch
    {
        (FoldedBase.None, _) => folded.IsOdd ? "an entry by the distance, with its sign." : "an entry by the distance.",
        (FoldedBase.Code, 1) => "the code and an offset.",
        (FoldedBase.Code, _) => "the code and an entry by the distance.",
        (_, 1) => "the positive part and an offset.",
        _ => "the positive part and an entry by the distance.",
    };

    private static string RemarkOf(FoldedBytes folded) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(folded.Base == FoldedBase.None ? "output" : "what is added")} at 0, 1, 2, ... codes from {(folded.Center == 0 ? "the middle" : $"code {folded.Center} on either side")}, modulo 256; the last stays");

    private static TemplateValue Words(string text)
    {
        List<string> lines = [""];
        foreach (string word in text.Split(' '))
        {
            if (lines[^1].Length + word.Length > RemarkWidth)
            {
                lines.Add("");
            }

            lines[^1] += lines[^1].Length == 0 ? word : " " + word;
        }

        return TemplateValue.List(lines);
    }
}
