// SPDX-License-Identifier: MIT-0
// geglu_q3_12_tb.v - self-checking bench of geglu_q3_12: GEGLU: f(gate)*up with f(x) = x*Phi(x) = 1/2*x*(1 + erf(x/sqrt(2)))
//
// Drives all corners and then pseudo-random pairs of input codes, 10000025 in all, and holds a checksum over all outputs against the
// one of the reference model, so the bench needs no other file.
//
//   $ verilator --binary --timing --top-module geglu_q3_12_tb geglu_q3_12_tb.v geglu_q3_12.v && obj_dir/Vgeglu_q3_12_tb
//   $ iverilog -g2005 -o geglu_q3_12_tb geglu_q3_12_tb.v geglu_q3_12.v && vvp -N geglu_q3_12_tb    (takes minutes)
//
// Tables are those written out in the module, or files, if parameters name them: BREAKPOINTS_FILE, C3_FILE, C2_FILE, C1_FILE, C0_FILE
// (iverilog -Pgeglu_q3_12_tb.BREAKPOINTS_FILE='"FILE"', verilator -GBREAKPOINTS_FILE='"FILE"'). A file is then read here too, word by word.
//
// Prints one line, PASS or FAIL, after the differing codes if there are any. A failing bench ends with $stop, a passing one
// with $finish: vvp -N and verilated benches then exit with a status other than 0, or with 0.
`default_nettype none

module geglu_q3_12_tb #(
    parameter BREAKPOINTS_FILE = "",
    parameter C3_FILE = "",
    parameter C2_FILE = "",
    parameter C1_FILE = "",
    parameter C0_FILE = ""
);
    localparam integer COUNT = 10000025;

    reg signed [15:0] gate;
    reg signed [15:0] up;
    wire signed [15:0] y;

    geglu_q3_12 #(.BREAKPOINTS_FILE(BREAKPOINTS_FILE), .C3_FILE(C3_FILE), .C2_FILE(C2_FILE), .C1_FILE(C1_FILE), .C0_FILE(C0_FILE)) dut (.gate(gate), .up(up), .y(y));

    reg [31:0] checksum;
    integer index;
    integer differing;
    integer file;
    integer length;
    reg [63:0] word;
    reg [31:0] sum;
    reg [63:0] random;

    task drive;
        begin
            case (index)
                0: {gate, up} = 32'h80008000;
                1: {gate, up} = 32'h8000ffff;
                2: {gate, up} = 32'h80000000;
                3: {gate, up} = 32'h80000001;
                4: {gate, up} = 32'h80007fff;
                5: {gate, up} = 32'hffff8000;
                6: {gate, up} = 32'hffffffff;
                7: {gate, up} = 32'hffff0000;
                8: {gate, up} = 32'hffff0001;
                9: {gate, up} = 32'hffff7fff;
                10: {gate, up} = 32'h00008000;
                11: {gate, up} = 32'h0000ffff;
                12: {gate, up} = 32'h00000000;
                13: {gate, up} = 32'h00000001;
                14: {gate, up} = 32'h00007fff;
                15: {gate, up} = 32'h00018000;
                16: {gate, up} = 32'h0001ffff;
                17: {gate, up} = 32'h00010000;
                18: {gate, up} = 32'h00010001;
                19: {gate, up} = 32'h00017fff;
                20: {gate, up} = 32'h7fff8000;
                21: {gate, up} = 32'h7fffffff;
                22: {gate, up} = 32'h7fff0000;
                23: {gate, up} = 32'h7fff0001;
                24: {gate, up} = 32'h7fff7fff;
                default: begin
                    random = random ^ (random << 13);
                    random = random ^ (random >> 7);
                    random = random ^ (random << 17);
                    {gate, up} = random[63:32];
                end
            endcase
        end
    endtask

    // $readmemh passes over a short file, or a long one, without a word in some simulators, and a word that no code reads shows nowhere.
    task read_image;
        begin
            length = 0;
            sum = 32'h811c9dc5;
            if (file != 0) begin
                while ($fscanf(file, "%h", word) == 1) begin
                    sum = (sum ^ word[31:0]) * 32'h01000193;
                    sum = (sum ^ word[63:32]) * 32'h01000193;
                    length = length + 1;
                end
                if ($feof(file) == 0) length = length + 1;
                $fclose(file);
            end
        end
    endtask

    initial begin
        differing = 0;
        checksum = 32'h811c9dc5;
        random = 64'h9e3779b97f4a7c15;
        if (BREAKPOINTS_FILE != "") begin
            file = $fopen(BREAKPOINTS_FILE, "r");
            read_image;
            if (length != 7 || sum !== 32'h6f88b5b4) begin
                $display("%0s has %0d words instead of 7, or others: checksum %h instead of 32'h6f88b5b4", BREAKPOINTS_FILE, length, sum);
                differing = differing + 1;
            end
        end
        if (C3_FILE != "") begin
            file = $fopen(C3_FILE, "r");
            read_image;
            if (length != 8 || sum !== 32'h1683b337) begin
                $display("%0s has %0d words instead of 8, or others: checksum %h instead of 32'h1683b337", C3_FILE, length, sum);
                differing = differing + 1;
            end
        end
        if (C2_FILE != "") begin
            file = $fopen(C2_FILE, "r");
            read_image;
            if (length != 8 || sum !== 32'h90556b6a) begin
                $display("%0s has %0d words instead of 8, or others: checksum %h instead of 32'h90556b6a", C2_FILE, length, sum);
                differing = differing + 1;
            end
        end
        if (C1_FILE != "") begin
            file = $fopen(C1_FILE, "r");
            read_image;
            if (length != 8 || sum !== 32'h8e528f8f) begin
                $display("%0s has %0d words instead of 8, or others: checksum %h instead of 32'h8e528f8f", C1_FILE, length, sum);
                differing = differing + 1;
            end
        end
        if (C0_FILE != "") begin
            file = $fopen(C0_FILE, "r");
            read_image;
            if (length != 8 || sum !== 32'hbd836817) begin
                $display("%0s has %0d words instead of 8, or others: checksum %h instead of 32'hbd836817", C0_FILE, length, sum);
                differing = differing + 1;
            end
        end
        for (index = 0; index < COUNT; index = index + 1) begin
            drive;
            #1;
            checksum = (checksum ^ {16'd0, y}) * 32'h01000193;
        end
        if (checksum !== 32'ha3f5f529) begin
            $display("checksum of all outputs is %h instead of 32'ha3f5f529", checksum);
            differing = differing + 1;
        end
        if (differing == 0) begin
            $display("PASS geglu_q3_12: %0d codes", COUNT);
            $finish;
        end else begin
            $display("FAIL geglu_q3_12: %0d differences over %0d codes", differing, COUNT);
            $stop;
        end
    end
endmodule

`default_nettype wire
