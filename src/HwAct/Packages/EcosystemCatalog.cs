using HwAct.Specifications;

namespace HwAct.Packages;

/// <summary>Every form that a package can have.</summary>
internal static class EcosystemCatalog
{
    /// <summary>The forms, in the order in which they are listed.</summary>
    public static ImmutableArray<Ecosystem> All { get; } =
    [
        new("c", "one include folder with an umbrella header, and the sources"),
        new("single-header", "one header that is the source too, where NAME_IMPLEMENTATION is defined")
        {
            Headers = null,
            Sources = null,
            HasReadme = false,
            Files = [("single.h", "*.h")],
        },
        new("cmake", "add_subdirectory, FetchContent, find_package and pkg-config")
        {
            Tests = "test",
            Files = [("CMakeLists.txt", "CMakeLists.txt"), ("Config.cmake.in", "cmake/*Config.cmake.in"), ("package.pc.in", "*.pc.in")],
        },
        new("arduino", "an Arduino library with an example")
        {
            Headers = "src",
            ConfigPlace = "here, `src/`",
            Files =
            [
                ("library.properties", "library.properties"),
                ("keywords.txt", "keywords.txt"),
                ("example.ino", "examples/print_codes/print_codes.ino"),
            ],
        },
        new("esp-idf", "an ESP-IDF component") { Files = [("CMakeLists.txt", "CMakeLists.txt"), ("idf_component.yml", "idf_component.yml")] },
        new("platformio", "a PlatformIO library") { Files = [("library.json", "library.json")] },
        new("cmsis-pack", "a CMSIS-Pack description with a component for each kernel") { Files = [("package.pdsc", "$.*.pdsc")] },
        new("zephyr", "a Zephyr module with an option in Kconfig")
        {
            Files = [("module.yml", "zephyr/module.yml"), ("CMakeLists.txt", "zephyr/CMakeLists.txt"), ("Kconfig", "zephyr/Kconfig")],
        },
        new("fusesoc", "a FuseSoC library: a core for the Verilog of each kernel, and one that depends on all")
        {
            Target = TargetDeclarations.Verilog,
            Headers = null,
            Sources = null,
            Files = [("library.core", "*.core")],
        },
    ];

    /// <summary>The form of a name.</summary>
    /// <exception cref="PackageException">There is none.</exception>
    public static Ecosystem Of(string name) => All.FirstOrDefault(ecosystem => ecosystem.Name == name)
        ?? throw new PackageException("--for", $"there is no form of package named {Quoted.Text(name)}; {NearestName.Suggest(name, [.. All.Select(ecosystem => ecosystem.Name)])}");
}
