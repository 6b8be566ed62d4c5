# make        build HwAct, generate the catalog and prove every kernel in it over every input code
# make test   install the toolchains (apt) and run every test
# make bench  throughput of the reference model (BenchmarkDotNet)
# make score  the score table: what kernels reach beside their targets and the best known, generated and measured
# make pack   the NuGet packages: the library and the dotnet tool
# make clean  remove what was built

CONFIGURATION ?= Release
DOTNET ?= dotnet

HWACT = $(DOTNET) src/HwAct.Cli/bin/$(CONFIGURATION)/net10.0/HwAct.Cli.dll

# What the tests run: C and C++ compilers, simulators, lint and synthesis, the oracle, and a reader of ROM images.
TOOLCHAINS = gcc g++ libc6-dev iverilog verilator yosys libmpfr6 srecord

.PHONY: all build generate test toolchains bench score pack clean

all: generate

build:
	$(DOTNET) build HwAct.sln -c $(CONFIGURATION) --nologo -v quiet

generate: build
	$(HWACT) generate src/catalog.json -o generated

test: build toolchains
	$(DOTNET) test HwAct.sln -c $(CONFIGURATION) --no-build --nologo --logger "console;verbosity=normal" \
	  --logger "trx" --results-directory TestResults

toolchains:
	@if dpkg-query -W $(TOOLCHAINS) >/dev/null 2>&1; then :; \
	elif [ "$$(id -u)" = 0 ]; then apt-get update && apt-get install -y --no-install-recommends $(TOOLCHAINS); \
	else sudo apt-get update && sudo apt-get install -y --no-install-recommends $(TOOLCHAINS); fi

bench: build
	$(DOTNET) run --project tests/HwAct.Benchmarks -c $(CONFIGURATION) --no-build -- --filter '*'

score: build
	@$(DOTNET) run --project tests/HwAct.Benchmarks -c $(CONFIGURATION) --no-build -- score

pack: build
	$(DOTNET) pack HwAct.sln -c $(CONFIGURATION) --no-build --nologo -o out

clean:
	$(DOTNET) clean HwAct.sln -c $(CONFIGURATION) --nologo -v quiet
	rm -rf TestResults out
