using System.Globalization;
using HwAct.Kernels;
using HwAct.Proofs;
using HwAct.Targets;

namespace HwAct.ToolchainTests.Streams;

/// <summary>
/// What holds of an AXI4-Stream wrapper, whatever both sides do: beats leave in the order in which they came, each once and with what the kernel makes of
/// it; what is offered stays until it is taken; a sender waits only while both registers are full. An arbitrary beat is watched on its way.
/// </summary>
/// <remarks>The kernel itself is left open: all that is assumed of it is that it gives some function of the input of so many clocks ago.</remarks>
internal static class StreamProof
{
    private static readonly ExternalTool Yosys = new("yosys", "yosys");
    private static readonly ExternalTool Solver = new("yosys-smtbmc", "yosys");

    // IN, OUT and CODE are the widths of an element before and behind the wrapper, and of the kernel's output.
    private const string Properties = """

            reg began = 1'b0;
            reg was_reset, was_in, was_stalled, was_last;
            reg [OUT * LANES - 1:0] was_data;
            reg [3:0] level, ahead;
            reg watching, watched_last;
            reg [CODE * LANES - 1:0] watched;
            wire [OUT * LANES - 1:0] watched_data;
            wire in = s_axis_tvalid & s_axis_tready;
            wire out = m_axis_tvalid & m_axis_tready;
            wire [CODE * LANES - 1:0] expected;
            (* anyseq *) wire pick;
            SHADOWS
            generate
                for (lane = 0; lane < LANES; lane = lane + 1) begin : references
                    wire SIGN [CODE - 1:0] known, plain;
                    wire SIGN [OUT - 1:0] padded = plain;
                    KERNEL_known known_function (INPUTS, .OUTPUT(known));
                    assign expected[CODE * lane + CODE - 1:CODE * lane] = known;
                    assign plain = watched[CODE * lane + CODE - 1:CODE * lane];
                    assign watched_data[OUT * lane + OUT - 1:OUT * lane] = padded;
                    always @* assume (lanes[lane].result == LEAVES[CODE * lane + CODE - 1:CODE * lane]);
                end
            endgenerate
            always @(posedge aclk) begin
                began <= 1'b1;
                was_reset <= ~aresetn;
                was_in <= in;
                was_stalled <= m_axis_tvalid & ~m_axis_tready;
                was_data <= m_axis_tdata;
                was_last <= m_axis_tlast;
                if (ready) begin
                    MOVES
                end
                if (~aresetn) begin
                    level <= 0;
                    watching <= 1'b0;
                end else begin
                    level <= level + in - out;
                    if (watching) begin
                        if (out) begin
                            watching <= ahead != 0;
                            ahead <= ahead - 1;
                        end
                    end else if (in & pick) begin
                        watching <= 1'b1;
                        ahead <= level - out;
                        watched <= expected;
                        watched_last <= s_axis_tlast;
                    end
                end
            end
            always @* begin
                if (~began) assume (~aresetn);
                else begin
                    assert (level == valid + held FILLED);
                    if (held) assert (valid & ~ready);
                    if (was_reset) assert (~m_axis_tvalid & ~s_axis_tready);
                    else begin
                        if (was_stalled) assert (m_axis_tvalid & m_axis_tdata == was_data & m_axis_tlast == was_last);
                        if (was_in & AT_ONCE) assert (m_axis_tvalid);
                        assert (s_axis_tready | held);
                    end
                    if (watching) begin
                        assert (ahead < level);
                        if (valid & ahead == 0) assert (m_axis_tdata == watched_data & m_axis_tlast == watched_last);
                        if (held & ahead == 1) assert (held_data == watched_data & held_last == watched_last);
                        STAGES
                    end
                end
            end
        endmodule
        """;

    /// <summary>Whether the properties hold for some clocks after the reset, and by induction for all.</summary>
    /// <param name="proven">The kernel.</param>
    /// <param name="wrapper">The source of its wrapper.</param>
    /// <param name="lanes">Elements a beat.</param>
    /// <param name="folder">A folder to work in.</param>
    public static (bool Bounded, bool Induction) Of(ProvenKernel proven, string wrapper, int lanes, string folder)
    {
        File.WriteAllText(Path.Combine(folder, "proof.v"), Kernels(proven) + wrapper.Replace("endmodule\n", PropertiesOf(proven), StringComparison.Ordinal));
        string script = $"read_verilog -formal proof.v; hierarchy -check -top {proven.Kernel.Name}_axis -chparam LANES {lanes}; proc; flatten; opt -full; dffunmap; write_smt2 -wires proof.smt2";
        ToolRun read = Yosys.Run(["-q", "-p", script], folder);
        Assert.True(read.Succeeded, read.Summary);
        return (Passes(["-t", "12"], folder), Passes(["-i", "-t", "3"], folder));
    }

    private static string PropertiesOf(ProvenKernel proven)
    {
        KernelProgram kernel = proven.Kernel;
        int latency = VerilogTarget.LatencyOf(proven);
        int[] stages = [.. Enumerable.Range(0, latency)];
        int width = kernel.Inputs.Sum(AxiStreamModel.Padded);
        int offset = 0;
        var inputs = new List<string>();
        foreach (Port input in kernel.Inputs)
        {
            inputs.Add($".{input.Name}(s_axis_tdata[{width} * lane + {offset + input.Type.Bits - 1}:{width} * lane + {offset}])");
            offset += AxiStreamModel.Padded(input);
        }

        string Bit(string register, int stage) => latency > 1 ? $"{register}[{stage}]" : register;
        string Before(int stage) => "valid + held" + string.Concat(stages[(stage + 1)..].Select(later => " + " + Bit("stage_valid", later)));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SHADOWS"] = string.Concat(stages.Select(stage => $"reg [CODE * LANES - 1:0] shadow{stage}; ")),
            ["MOVES"] = string.Concat(stages.Select(stage => $"shadow{stage} <= {(stage == 0 ? "expected" : $"shadow{stage - 1}")}; ")),
            ["LEAVES"] = latency == 0 ? "expected" : $"shadow{latency - 1}",
            ["FILLED"] = string.Concat(stages.Select(stage => " + " + Bit("stage_valid", stage))),
            ["STAGES"] = string.Concat(stages.Select(stage =>
                $"if ({Bit("stage_valid", stage)} & ahead == {Before(stage)}) assert (shadow{stage} == watched & {Bit("stage_last", stage)} == watched_last);\n")),
            ["AT_ONCE"] = latency == 0 ? "1" : "0",
            ["INPUTS"] = string.Join(", ", inputs),
            ["OUTPUT"] = kernel.Output.Name,
            ["KERNEL"] = kernel.Name,
            ["SIGN"] = kernel.Output.Type.Signed ? "signed" : "",
            ["CODE"] = kernel.Output.Type.Bits.ToString(CultureInfo.InvariantCulture),
            ["OUT "] = AxiStreamModel.Padded(kernel.Output).ToString(CultureInfo.InvariantCulture) + " ",
        }.Aggregate(Properties, (text, word) => text.Replace(word.Key, word.Value, StringComparison.Ordinal));
    }

    // The kernel may give anything; the function that it is assumed to give some clocks later is a simple one, as any will do.
    private static string Kernels(ProvenKernel proven)
    {
        KernelProgram kernel = proven.Kernel;
        string ports = string.Concat(kernel.Inputs.Select(input => $"input wire {Type(input)}{input.Name}, ")) + $"output wire {Type(kernel.Output)}{kernel.Output.Name}";
        string clock = VerilogTarget.LatencyOf(proven) > 0 ? "input wire clk, input wire ce, " : "";
        string files = string.Join(", ", VerilogModel.FileParameters(proven).Select(file => $"parameter {file.Parameter} = \"\""));
        return $"""
            module {kernel.Name}{(files.Length > 0 ? $" #({files})" : "")} ({clock}{ports});
                (* anyseq *) wire [{kernel.Output.Type.Bits - 1}:0] anything;
                assign {kernel.Output.Name} = anything;
            endmodule
            module {kernel.Name}_known ({ports});
                assign {kernel.Output.Name} = ~({string.Join(" + ", kernel.Inputs.Select(input => input.Name))});
            endmodule

            """;
    }

    private static string Type(Port port) => $"{(port.Type.Signed ? "signed " : "")}[{port.Type.Bits - 1}:0] ";

    private static bool Passes(string[] how, string folder)
    {
        ToolRun run = Solver.Run(["-s", "z3", .. how, "proof.smt2"], folder, TimeSpan.FromMinutes(2));
        Assert.Contains("Status: ", run.Output, StringComparison.Ordinal);
        Assert.Equal(run.Succeeded, run.Output.Contains("Status: PASSED", StringComparison.Ordinal));
        return run.Succeeded;
    }
}
