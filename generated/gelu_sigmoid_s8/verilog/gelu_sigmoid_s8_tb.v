// SPDX-License-Identifier: MIT-0
// gelu_sigmoid_s8_tb.v - self-checking bench of gelu_sigmoid_s8: GELU, sigmoid form: x*sigma(beta*x)
//
// Drives every input code, 256 in all, and holds a checksum over all outputs against the proven one, so the bench needs
// no other file. Where the vectors file is there, every output is also compared with its line.
//
//   iverilog -g2005 -o gelu_sigmoid_s8_tb gelu_sigmoid_s8_tb.v gelu_sigmoid_s8.v && vvp -N gelu_sigmoid_s8_tb [+vectors=FILE]
//
// Prints one line, PASS or FAIL, after the differing codes if there are any. A failing bench ends with $stop, a passing one
// with $finish: vvp -N and verilated benches then exit with a status other than 0, or with 0.
`default_nettype none

module gelu_sigmoid_s8_tb;
    localparam integer COUNT = 256;
    localparam integer MOST_SHOWN = 10;
    localparam integer LONGEST_PATH = 1000;

    reg signed [7:0] x;
    wire signed [7:0] y;

    gelu_sigmoid_s8 dut (.x(x), .y(y));

    reg [31:0] checksum;
    integer index;
    integer differing;
    integer file;
    reg [7:0] expected [0:COUNT - 1];
    reg signed [7:0] line;
    reg [8 * LONGEST_PATH - 1:0] path;
    integer lines;

    // Reads line by line, because $readmemh passes over a short file without a word.
    task read_vectors;
        begin
            lines = 0;
            if ($value$plusargs("vectors=%s", path)) begin
                // A longer path would lose its beginning, and what is left might be there.
                file = 0;
                if (path[8 * LONGEST_PATH - 1 -: 8] == 8'd0) file = $fopen(path, "r");
                if (file == 0) begin
                    $display("cannot open the vectors asked for, %0s", path);
                    differing = differing + 1;
                end
            end else begin
                path = "../vectors/gelu_sigmoid_s8.hex";
                file = $fopen(path, "r");
                if (file == 0) $display("note: %0s is not there; the checksum alone decides", path);
            end
            if (file != 0) begin
                while ($fscanf(file, "%h", line) == 1) begin
                    if (lines < COUNT) expected[lines] = line;
                    lines = lines + 1;
                end
                if (lines != COUNT || !$feof(file)) begin
                    $display("%0s has %0d codes instead of %0d, or something else besides", path, lines, COUNT);
                    differing = differing + 1;
                end
                $fclose(file);
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
            {x} = index[7:0] ^ 8'h80;
            #1;
            compare;
            checksum = (checksum ^ {24'd0, y}) * 32'h01000193;
        end
        if (checksum !== 32'hc79debb8) begin
            $display("checksum of all outputs is %h instead of 32'hc79debb8", checksum);
            differing = differing + 1;
        end
        if (differing == 0) begin
            $display("PASS gelu_sigmoid_s8: %0d codes", COUNT);
            $finish;
        end else begin
            $display("FAIL gelu_sigmoid_s8: %0d differences over %0d codes", differing, COUNT);
            $stop;
        end
    end
endmodule

`default_nettype wire
