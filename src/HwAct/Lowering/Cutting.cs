namespace HwAct.Lowering;

/// <summary>A program some of whose definitions were made several, so that registers fit between their parts.</summary>
/// <param name="Program">The program.</param>
/// <param name="Stages">How many stages it takes.</param>
/// <param name="Cut">The definitions that were cut though each fits into a stage of its own.</param>
internal sealed record Cutting(LoweredProgram Program, int Stages, ImmutableArray<string> Cut)
{
    /// <summary>The delays that it was placed by.</summary>
    public required DeviceDelays Delays { get; init; }

    /// <summary>Whether a wide product is rows and their sums.</summary>
    public required bool HasRows { get; init; }

    /// <summary>Places definitions one after another as early as they can be, and cuts what does not fit.</summary>
    /// <param name="program">The program.</param>
    /// <param name="period">When a stage ends.</param>
    /// <param name="delays">The delays of the device.</param>
    /// <param name="isBlock">Whether a table is read from a memory that has the register in it.</param>
    /// <param name="isWhole">Whether a definition of that name goes whole into the next stage where it fits there.</param>
    /// <returns>The program with its cuts; null where something is in no stage, however it is cut.</returns>
    /// <remarks>Where wide products are cut, delays are longer.</remarks>
    public static Cutting? Of(LoweredProgram program, long period, DeviceDelays delays, Func<Read, bool> isBlock, Func<string, bool> isWhole)
    {
        Cutting? cutting = By(delays, program, period, isBlock, isWhole);
        return cutting is { HasRows: true } ? By(delays.AmongRows, program, period, isBlock, isWhole) : cutting;
    }

    /// <summary>The same by these delays, whatever is cut.</summary>
    public static Cutting? By(DeviceDelays delays, LoweredProgram program, long period, Func<Read, bool> isBlock, Func<string, bool> isWhole)
    {
        bool hasRows = false;
        var timeline = new Timeline(delays, isBlock, Readers.Of(program));
        HashSet<string> names = [.. program.Kernel.Inputs.Select(port => port.Name), .. program.Definitions.Select(definition => definition.Name), program.Kernel.Name];
        var placed = ImmutableArray.CreateBuilder<Definition>();
        var cut = ImmutableArray.CreateBuilder<string>();
        var left = new Stack<Definition>(program.Definitions.Reverse());
        var found = new Dictionary<string, Definition>(StringComparer.Ordinal);
        HashSet<string> chained = new(StringComparer.Ordinal);
        int last = 0;
        while (left.TryPop(out Definition? definition))
        {
            int stage = timeline.EarliestOf(definition.Primitive);
            bool isLate = timeline.Put(definition, stage) > period;
            if (isLate)
            {
                bool fitsNext = timeline.EndOf(definition, stage + 1) <= period;
                ImmutableArray<Definition> parts = fitsNext && (isWhole(definition.Name) || chained.Contains(definition.Name)) ? [] : PartsOf(definition, stage, isForced: !fitsNext);
                if (parts.IsEmpty && !fitsNext)
                {
                    parts = PartsOf(definition, stage + 1, isForced: true);
                    if (parts.IsEmpty)
                    {
                        return null;
                    }
                }

                if (!parts.IsEmpty)
                {
                    if (fitsNext)
                    {
                        cut.Add(definition.Name);
                    }

                    hasRows |= definition.Primitive is Product product && ProductCut.IsWide(product) && !parts.Any(part => part.Primitive is Product);
                    names.UnionWith(parts.Select(part => part.Name));

                    // A part of a chain that is cut again would be short of what it takes to enter and leave it.
                    if (definition.Primitive is not Magnitude && parts[^1].Primitive is Concatenation)
                    {
                        chained.UnionWith(parts.Select(part => part.Name));
                    }

                    foreach (Definition part in parts.Reverse())
                    {
                        left.Push(part);
                    }

                    continue;
                }

                timeline.Put(definition, ++stage);
            }

            last = Math.Max(last, stage);
            placed.Add(definition);
            found[definition.Name] = definition;
        }

        return new Cutting(new LoweredProgram(program.Kernel, placed.ToImmutable(), program.Result).WithoutUnread(), last + 1, cut.ToImmutable()) { Delays = delays, HasRows = hasRows };

        ImmutableArray<Definition> PartsOf(Definition definition, int stage, bool isForced) =>
            definition.Primitive.Accept(new Cuts(new CutPlace(definition, timeline, stage, period, delays, isForced, found.GetValueOrDefault), new CutParts(definition, Fresh)));

        string Fresh(string name)
        {
            while (names.Contains(name))
            {
                name += "_";
            }

            return name;
        }
    }
}
