# make            build HwAct, generate the catalog and prove every kernel in it over every input code
# make test       install the toolchains (apt) and run every test
# make bench      throughput of the reference model (BenchmarkDotNet)
# make score      the score table: what kernels reach beside their targets and the best known, generated and measured
# make bench-fpga LUTs, carries and clock of each module of the catalog that changed (yosys, nextpnr-ice40), into src/HwAct/Costs/fpga.csv
# make bench-fpga-random  LUTs and carries of what auto chooses for fifty random requests, beside the plain case table of each function (yosys)
# make bench-fpga-goals  LUTs and carries of twelve kernels beside the least reached by hand and the best published (EFFORT=thorough: as minimized networks; a quarter of an hour)
# make bench-fpga-clocks  which promised clocks an iCE40 HX8K keeps: kernels at 100, 150, 180 and 200 MHz, placed and routed (nextpnr-ice40)
# make bench-firmware-elsewhere  instructions of other activations and formats beside those of GELU
# make bench-firmware  instructions (AVR: cycles) per element and bytes of the C of the catalog that changed, on eight cores, into src/HwAct/Costs/firmware.csv
# make bench-host  the array functions of the catalog on this machine: time by that of memcpy, and how many times as fast as a plain loop over a table
# make pictures  the pictures of the README, from the tables of src/HwAct/Costs and the kernels of the catalog, into src/guides/pictures
# make pack       the library, the dotnet tool, and single files for those without .NET, with a bill of materials, in packages/
# make mutants    faults put into a room (ROOM=Numerics), one at a time: which of them do its unit tests not notice? A report in mutants/
# make clean      remove what was built

CONFIGURATION ?= Release
DOTNET ?= dotnet

HWACT = $(DOTNET) src/HwAct.Cli/bin/$(CONFIGURATION)/net10.0/HwAct.Cli.dll

# What the tests run: C and C++ compilers, also for other cores, and what runs or reviews their code; simulators, lint and synthesis, a solver, place and route; the oracle, a reader of ROM images,
# a build system and a browser. Besides, for -m32, the multilib package of the gcc that is there: the one without a version excludes compilers for other cores.
TOOLCHAINS = gcc g++ libc6-dev gcc-avr avr-libc simavr gcc-arm-none-eabi qemu-system-arm gcc-riscv64-unknown-elf qemu-system-misc gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user cppcheck \
  iverilog verilator yosys ghdl z3 nextpnr-ice40 libmpfr6 srecord cmake pkg-config chromium

# Where pack writes, and for whom it makes single files: every platform whose runtime the registry serves.
PACKAGES ?= packages
PLATFORMS ?= linux-x64 linux-arm64 linux-musl-x64 osx-arm64 osx-x64 win-x64 win-x86

# Packages are built apart: neither make nor the tests see their intermediate files.
APART = -c $(CONFIGURATION) --artifacts-path $(PACKAGES)/build -p:RunAnalyzers=false --nologo -v quiet

# Where mutants puts its faults, and a word in the names of the tests that must notice them.
ROOM ?= Numerics
TESTS ?= $(ROOM)

.PHONY: all build generate test toolchains bench score bench-fpga bench-fpga-random bench-fpga-goals bench-fpga-clocks bench-firmware bench-firmware-elsewhere bench-host pictures mutants pack clean

all: generate

build:
	$(DOTNET) build HwAct.sln -c $(CONFIGURATION) --nologo -v quiet

generate: build
	$(HWACT) generate src/catalog.json -o generated

test: build toolchains
	$(DOTNET) test HwAct.sln -c $(CONFIGURATION) --no-build --nologo --logger "console;verbosity=normal" \
	  --logger "trx" --results-directory TestResults

toolchains:
	@if dpkg-query -W $(TOOLCHAINS) gcc-$$(gcc -dumpversion)-multilib >/dev/null 2>&1; then :; \
	elif [ "$$(id -u)" = 0 ]; then apt-get update && apt-get install -y --no-install-recommends $(TOOLCHAINS) && apt-get install -y --no-install-recommends gcc-$$(gcc -dumpversion)-multilib; \
	else sudo apt-get update && sudo apt-get install -y --no-install-recommends $(TOOLCHAINS) && sudo apt-get install -y --no-install-recommends gcc-$$(gcc -dumpversion)-multilib; fi

bench: build
	$(DOTNET) run --project tests/HwAct.Benchmarks -c $(CONFIGURATION) --no-build -- --filter '*'

score: build
	@$(DOTNET) run --project tests/HwAct.Benchmarks -c $(CONFIGURATION) --no-build -- score

bench-fpga: build
	@$(DOTNET) run --project tests/HwAct.Benchmarks -c $(CONFIGURATION) --no-build -- fpga

bench-fpga-random: build
	@$(DOTNET) run --project tests/HwAct.Benchmarks -c $(CONFIGURATION) --no-build -- fpga-random

bench-fpga-goals: build
	@$(DOTNET) run --project tests/HwAct.Benchmarks -c $(CONFIGURATION) --no-build -- fpga-goals $(EFFORT)

bench-fpga-clocks: build
	@$(DOTNET) run --project tests/HwAct.Benchmarks -c $(CONFIGURATION) --no-build -- fpga-clocks

bench-firmware: build toolchains
	@$(DOTNET) run --project tests/HwAct.Benchmarks -c $(CONFIGURATION) --no-build -- firmware

bench-firmware-elsewhere: build toolchains
	@$(DOTNET) run --project tests/HwAct.Benchmarks -c $(CONFIGURATION) --no-build -- firmware-elsewhere

bench-host: build
	@$(DOTNET) run --project tests/HwAct.Benchmarks -c $(CONFIGURATION) --no-build -- host

pictures: build
	@$(DOTNET) run --project tests/HwAct.Benchmarks -c $(CONFIGURATION) --no-build -- pictures .

mutants:
	$(DOTNET) tool restore
	cd tests/HwAct.Tests && $(DOTNET) dotnet-stryker --configuration $(CONFIGURATION) --skip-version-check --output $(CURDIR)/mutants \
	  --mutate "**/$(ROOM)/**/*.cs" --test-case-filter "FullyQualifiedName~$(TESTS)"

pack:
	rm -rf $(PACKAGES)
	$(DOTNET) tool restore
	$(DOTNET) pack src/HwAct $(APART) -o $(PACKAGES)
	$(DOTNET) pack src/HwAct.Cli $(APART) -o $(PACKAGES)
	$(DOTNET) dotnet-CycloneDX src/HwAct.Cli/HwAct.Cli.csproj --exclude-dev --no-serial-number \
	  --set-name hwact --set-version $$($(DOTNET) msbuild src/HwAct.Cli -getProperty:Version) --output-format Json --output $(PACKAGES) --filename hwact.cdx.json
	for platform in $(PLATFORMS); do \
	  $(DOTNET) publish src/HwAct.Cli $(APART) -r $$platform -p:PublishSingleFile=true || exit 1; \
	  case $$platform in win-*) file=.exe;; *) file=;; esac; \
	  mv $(PACKAGES)/build/publish/HwAct.Cli/*_$$platform/HwAct.Cli$$file $(PACKAGES)/hwact-$$platform$$file || exit 1; \
	done
	rm -rf $(PACKAGES)/build

clean:
	$(DOTNET) clean HwAct.sln -c $(CONFIGURATION) --nologo -v quiet
	rm -rf TestResults $(PACKAGES) mutants
