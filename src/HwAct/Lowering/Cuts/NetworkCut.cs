using HwAct.Kernels;
using static HwAct.Lowering.OperandBits;

namespace HwAct.Lowering;

/// <summary>Cuts networks into what is early and what is late.</summary>
/// <param name="place">What is cut, and where.</param>
/// <param name="parts">Its parts.</param>
internal sealed class NetworkCut(CutPlace place, CutParts parts)
{
    // A wire for what the early part of a network makes has no more.
    private const int MostNetworkBits = 60;

    /// <summary>The parts of a network.</summary>
    public ImmutableArray<Definition> Of(Network network)
    {
        LogicNetwork logic = network.Logic;
        var arrivals = new List<long>(new long[logic.Inputs]);
        foreach ((int bit, Operand read) in logic.BitsRead.Zip(network.Reads))
        {
            arrivals[bit] = place.Timeline.ArrivalOf(read, place.Stage)[0];
        }

        foreach (Lut lut in logic.Luts)
        {
            arrivals.Add(lut.Inputs.IsEmpty ? 0 : lut.Inputs.Max(input => arrivals[input]) + place.Delays.Level);
        }

        int[] late = [.. Enumerable.Range(logic.Inputs, logic.Luts.Length).Where(signal => arrivals[signal] > place.Period)];
        int[] kept =
        [
            .. late.SelectMany(signal => logic.Luts[signal - logic.Inputs].Inputs).Concat(logic.Outputs)
                .Where(signal => arrivals[signal] <= place.Period && (signal < logic.Inputs || !logic.Luts[signal - logic.Inputs].Inputs.IsEmpty)).Distinct().Order(),
        ];
        int[] made = [.. kept.Where(signal => signal >= logic.Inputs)];
        if (late.Length == 0 || !made.Any(signal => arrivals[signal] > arrivals.Take(logic.Inputs).Max()))
        {
            return [];
        }

        var reads = kept.Where(signal => signal < logic.Inputs).ToDictionary(signal => signal, signal => network.Reads[logic.BitsRead.IndexOf(signal)]);
        foreach ((int[] group, int at) in made.Chunk(MostNetworkBits).Select((group, at) => (group, at)))
        {
            LogicNetwork early = logic.Part([.. Enumerable.Range(0, logic.Inputs)], [.. group], isSigned: false, LogicNetwork.MostLuts);
            Operand signals = parts.Define(
                FormattableString.Invariant($"early_{at}"),
                early.Type,
                new Network(early, network.Source, [.. early.BitsRead.Select(bit => network.Reads[logic.BitsRead.IndexOf(bit)])]));
            for (int i = 0; i < group.Length; i++)
            {
                reads[group[i]] = Bits(signals, i, 1);
            }
        }

        LogicNetwork rest = logic.Part([.. kept], logic.Outputs, logic.Type.Signed, LogicNetwork.MostLuts);
        return parts.Whole(new Network(rest, reads[kept[0]], [.. rest.BitsRead.Select(bit => reads[kept[bit]])]));
    }
}
