using HwAct.Activations;

namespace HwAct.Specifications;

/// <summary>Gathers the options of a command line into a kernel, as if it had been written in a file.</summary>
internal static class KernelOptions
{
    private static readonly SourceLocation Root = SourceLocation.Option("");

    /// <summary>The kernel as an object whose values are located at their options.</summary>
    public static LocatedValue Gather(
        IReadOnlyDictionary<string, string> options,
        IReadOnlyList<KeyValuePair<string, string>> settings,
        ImmutableArray<TargetDeclaration> targets)
    {
        var members = new Dictionary<string, LocatedValue>(StringComparer.Ordinal);
        foreach ((string name, string text) in options)
        {
            members[name] = new LocatedValue(ValueKind.Text, SourceLocation.Option("--" + name)) { Text = text };
        }

        if (members.Remove("target", out LocatedValue? chosen))
        {
            members["targets"] = TargetReader.Listed(chosen.Text.Split(','));
        }

        foreach (string name in (string[])["activation", "input"])
        {
            if (!members.ContainsKey(name))
            {
                throw new SpecificationException(SourceLocation.Option("--" + name), "is missing; a kernel without a file needs --activation and --input");
            }
        }

        if (members.TryGetValue("output", out LocatedValue? output) && !output.Text.Any(char.IsAsciiDigit))
        {
            throw output.Wrong($"{Quoted.Text(output.Text)} is no format, as Q3.12 is; where the files go is said by -o");
        }

        members.TryAdd("method", new LocatedValue(ValueKind.Text, SourceLocation.Option("--method")) { Text = MethodDeclarations.Default.Name });

        string activation = members["activation"].Text;
        string meant = ParameterReader.PresetOf(members["activation"])?.Activation ?? activation;
        if (!members.ContainsKey("up") && ActivationCatalog.Gated.Any(form => form.Name == activation))
        {
            throw new SpecificationException(SourceLocation.Option("--up"), $"is missing; {activation} multiplies by a second input, whose format is needed");
        }

        string[] ofMethod = [.. MethodDeclarations.Find(members["method"].Text)?.Parameters.Select(p => p.Name) ?? []];
        string[] ofActivation = [.. ActivationCatalog.Find(meant)?.Parameters.Select(p => p.Name) ?? []];
        foreach ((string name, string text) in settings)
        {
            var location = SourceLocation.Option($"--set {name}");
            var value = new LocatedValue(Number.Is(text) ? ValueKind.Number : ValueKind.Text, location) { Text = text };
            if (name.StartsWith("--", StringComparison.Ordinal))
            {
                AddToTargets(members, name[2..], value with { Location = SourceLocation.Option(name) }, targets);
            }
            else if (name == "max_error_lsb")
            {
                Add(members, name, value);
            }
            else if (name.Split('.', 2) is [var target, var option])
            {
                AddToTarget(members, target, option, value, targets);
            }
            else if (ofMethod.Contains(name, StringComparer.Ordinal) || !ofActivation.Contains(name, StringComparer.Ordinal))
            {
                AddTo(members, "method", name, value, [.. ofMethod, .. ofActivation, "max_error_lsb"]);
            }
            else
            {
                AddTo(members, "activation", name, value, ofActivation);
            }
        }

        return new LocatedValue(ValueKind.Object, Root) { Members = [.. members.Select(member => Member(member.Key, member.Value))] };
    }

    // An option of a target that --target names, or that is written by default.
    private static void AddToTarget(
        Dictionary<string, LocatedValue> members, string name, string option, LocatedValue value, ImmutableArray<TargetDeclaration> declared)
    {
        LocatedValue list = members.GetValueOrDefault("targets") ?? TargetReader.Listed(declared.Where(target => target.IsDefault).Select(target => target.Name));
        string[] asked = [.. list.Items.Select(item => (item.Optional("name") ?? item).Text)];
        int at = Array.IndexOf(asked, name);
        members["targets"] = at >= 0
            ? list with { Items = list.Items.SetItem(at, With(list.Items[at], option, Listed(value, declared.FirstOrDefault(target => target.Name == name), option))) }
            : throw value.Wrong($"no target named {Quoted.Text(name)} is asked for; {NearestName.Suggest(name, asked)}");
    }

    // What a file has as an array of words is written with commas.
    private static LocatedValue Listed(LocatedValue value, TargetDeclaration? target, string option) =>
        value.Text.Contains(',', StringComparison.Ordinal) && target?.Options.Any(known => known.Name == option && known.TakesList) == true
            ? new LocatedValue(ValueKind.Array, value.Location) { Items = [.. value.Text.Split(',').Select(word => value with { Kind = ValueKind.Text, Text = word })] }
            : value;

    // A short form: the option of every target that is written and has it.
    private static void AddToTargets(Dictionary<string, LocatedValue> members, string option, LocatedValue value, ImmutableArray<TargetDeclaration> declared)
    {
        string[] having = [.. declared.Where(target => target.Options.Any(known => known.Name == option)).Select(target => target.Name)];
        string[] asked = [.. (members.GetValueOrDefault("targets")?.Items.Select(item => (item.Optional("name") ?? item).Text)
            ?? declared.Where(target => target.IsDefault).Select(target => target.Name)).Intersect(having, StringComparer.Ordinal)];
        if (asked.Length == 0)
        {
            throw value.Wrong($"none of the targets that are asked for has a clock; {string.Join(" and ", having)} {(having.Length == 1 ? "has" : "have")} one");
        }

        foreach (string target in asked)
        {
            AddToTarget(members, target, option, value, declared);
        }
    }

    private static void Add(Dictionary<string, LocatedValue> members, string name, LocatedValue value)
    {
        if (!members.TryAdd(name, value))
        {
            throw value.Wrong("is set twice; once is needed");
        }
    }

    private static void AddTo(Dictionary<string, LocatedValue> members, string owner, string name, LocatedValue value, string[] known)
    {
        if (!known.Contains(name, StringComparer.Ordinal))
        {
            throw value.Wrong(MemberHint.NoParameter(members["method"].Kind == ValueKind.Object ? members["method"].Required("name", "").Text : members["method"].Text, name, known));
        }

        members[owner] = With(members[owner], name, value);
    }

    // What is named, with one parameter more.
    private static LocatedValue With(LocatedValue named, string name, LocatedValue value)
    {
        ImmutableArray<LocatedMember> before = named.Kind == ValueKind.Object ? named.Members : [Member("name", named)];
        if (before.Any(member => member.Name == name))
        {
            throw value.Wrong("is set twice; once is needed");
        }

        return new LocatedValue(ValueKind.Object, named.Location) { Members = before.Add(Member(name, value)) };
    }

    private static LocatedMember Member(string name, LocatedValue value) => new(name, value.Location, value);
}
