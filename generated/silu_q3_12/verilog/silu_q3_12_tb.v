// SPDX-License-Identifier: MIT-0
// silu_q3_12_tb.v - self-checking bench of silu_q3_12: SiLU: x*sigma(x)
//
// Drives every input code, 65536 in all, and holds a checksum over all outputs against the proven one, so the bench needs
// no other file. Where the vectors file is there, every output is also compared with its line.
//
//   iverilog -g2005 -o silu_q3_12_tb silu_q3_12_tb.v silu_q3_12.v && vvp -N silu_q3_12_tb [+vectors=FILE]
//
// Prints one line, PASS or FAIL, after the differing codes if there are any. A failing bench ends with $stop, a passing one
// with $finish: vvp -N and verilated benches then exit with a status other than 0, or with 0.
`default_nettype none

module silu_q3_12_tb;
    localparam integer COUNT = 65536;
    localparam integer MOST_SHOWN = 10;

    reg signed [15:0] x;
    wire signed [15:0] y;

    silu_q3_12 dut (.x(x), .y(y));

    reg [31:0] checksum;
    integer index;
    integer differing;
    reg [15:0] expected [0:COUNT - 1];
    reg signed [15:0] line;
    reg [8 * 256 - 1:0] path;
    integer file;
    integer lines;

    // Reads line by line, because $readmemh passes over a short file without a word.
    task read_vectors;
        begin
            lines = 0;
            if (!$value$plusargs("vectors=%s", path)) path = "../vectors/silu_q3_12.hex";
            file = $fopen(path, "r");
            if (file == 0) begin
                $display("note: %0s is not there; the checksum alone decides", path);
            end else begin
                while ($fscanf(file, "%h", line) == 1) begin
                    if (lines < COUNT) expected[lines] = line;
                    lines = lines + 1;
                end
                $fclose(file);
                if (lines != COUNT) begin
                    $display("%0s has %0d codes instead of %0d", path, lines, COUNT);
                    differing = differing + 1;
                end
            end
        end
    endtask

    task compare;
        begin
            if (index < lines) begin
                line = expected[index];
                if (y !== line) begin
                    differing = differing + 1;
                    if (differing <= MOST_SHOWN) begin
                        $display("x = %0d: expected %0d, got %0d", x, line, y);
                    end
                end
            end
        end
    endtask

    initial begin
        differing = 0;
        checksum = 32'h811c9dc5;
        read_vectors;
        for (index = 0; index < COUNT; index = index + 1) begin
            {x} = index[15:0] ^ 16'h8000;
            #1;
            compare;
            checksum = (checksum ^ {16'd0, y}) * 32'h01000193;
        end
        if (checksum !== 32'h3924c79a) begin
            $display("checksum of all outputs is %h instead of 32'h3924c79a", checksum);
            differing = differing + 1;
        end
        if (differing == 0) begin
            $display("PASS silu_q3_12: %0d codes", COUNT);
            $finish;
        end else begin
            $display("FAIL silu_q3_12: %0d differences over %0d codes", differing, COUNT);
            $stop;
        end
    end
endmodule

`default_nettype wire
