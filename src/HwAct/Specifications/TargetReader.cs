namespace HwAct.Specifications;

/// <summary>Reads the targets of a kernel: an array of names, or of objects of a name and options.</summary>
internal static class TargetReader
{
    private const string Member = "targets";

    /// <summary>Reads the targets; where none are named, those that are declared as default.</summary>
    public static TargetSelection Read(LocatedValue kernel, ImmutableArray<TargetDeclaration> declared)
    {
        if (kernel.Optional(Member) is not LocatedValue list)
        {
            return TargetSelection.DefaultOf(declared);
        }

        list.Require(ValueKind.Array, $"an array of targets such as [{string.Join(", ", declared.Select(target => $"\"{target.Name}\""))}]");
        if (list.Items.IsEmpty)
        {
            throw list.Wrong("the array is empty; at least one target is needed");
        }

        string[] names = [.. declared.Select(target => target.Name)];
        var choices = new List<TargetChoice>();
        foreach (LocatedValue item in list.Items)
        {
            string name = ParameterReader.ReadName(item, "target", names);
            if (choices.Any(choice => choice.Name == name))
            {
                throw item.Wrong($"'{name}' is there twice; once is needed");
            }

            TargetDeclaration target = declared.First(target => target.Name == name);
            var choice = new TargetChoice(name, ParameterReader.ReadParameters(item, target.Options));
            choices.Add(target.Conflict(choice) is OptionConflict conflict ? throw new SpecificationException(item.LocationOf(conflict.Option), conflict.Reason) : choice);
        }

        foreach ((TargetChoice choice, LocatedValue item) in choices.Zip(list.Items))
        {
            if (declared.First(target => target.Name == choice.Name).Need(choice) is OptionNeed need && !choices.Any(other => other.Name == need.Target))
            {
                throw new SpecificationException(item.LocationOf(need.Option), need.Reason);
            }
        }

        foreach ((LocatedValue item, TargetChoice choice) in list.Items.Zip(choices))
        {
            if (declared.First(target => target.Name == choice.Name).About is string needed && choices.All(other => other.Name != needed))
            {
                throw item.Wrong($"'{choice.Name}' is about the files of '{needed}', which is not asked for; both are needed");
            }
        }

        return new TargetSelection(choices, declared);
    }

    /// <summary>Targets that a command line names, as the member of a kernel.</summary>
    public static LocatedValue Listed(IEnumerable<string> names)
    {
        SourceLocation location = SourceLocation.Option("--target");
        return new LocatedValue(ValueKind.Array, location)
        {
            Items = [.. names.Select(name => new LocatedValue(ValueKind.Text, location) { Text = name })],
        };
    }

    /// <summary>The kernel with its targets replaced by others; what it says of one that stays is kept.</summary>
    /// <exception cref="SpecificationException">What it says of its targets cannot be used.</exception>
    public static LocatedValue Choose(LocatedValue kernel, ImmutableArray<string> names, ImmutableArray<TargetDeclaration> declared)
    {
        if (names.IsEmpty || kernel.Kind != ValueKind.Object)
        {
            return kernel;
        }

        _ = Read(kernel, declared);
        ImmutableArray<LocatedValue> before = kernel.Optional(Member)?.Items ?? [];
        LocatedValue listed = Listed(names);
        listed = listed with { Items = [.. listed.Items.Select(item => before.FirstOrDefault(old => old.Optional("name")?.Text == item.Text) ?? item)] };
        return kernel with { Members = [.. kernel.Members.Where(member => member.Name != Member), new LocatedMember(Member, listed.Location, listed)] };
    }
}
