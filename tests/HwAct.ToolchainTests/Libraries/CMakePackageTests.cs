using HwAct.Targets;

namespace HwAct.ToolchainTests.Libraries;

/// <summary>A CMake package is configured, built, installed, and consumed by a second project in every way that it promises.</summary>
public sealed class CMakePackageTests
{
    private static readonly ExternalTool CMake = new("cmake", "cmake");
    private static readonly ExternalTool Gcc = new("gcc", "gcc");

    [Theory]
    [InlineData("add_subdirectory(../three three)")]
    [InlineData("include(FetchContent)\nFetchContent_Declare(three SOURCE_DIR ${CMAKE_CURRENT_SOURCE_DIR}/../three)\nFetchContent_MakeAvailable(three)")]
    public void A_project_takes_its_sources(string how)
    {
        using var package = new TestPackage("cmake");
        string consumer = Consumer(package, how);
        Silent(CMake.Run(["-S", ".", "-B", "build", "-Wno-dev", "--warn-uninitialized", "-Werror=dev"], consumer));
        Silent(CMake.Run(["--build", "build"], consumer));
        Assert.Equal(TestPackage.Expected, new ExternalTool(Path.Combine(consumer, "build", "consumer")).Run([], consumer).Output);

        // What is a part of something else is not installed with it.
        Silent(CMake.Run(["--install", "build", "--prefix", "installed"], consumer));
        Assert.False(Directory.Exists(Path.Combine(consumer, "installed", "include")));
    }

    [Theory]
    [InlineData("OFF")]
    [InlineData("ON")]
    public void A_project_finds_what_is_installed(string shared)
    {
        using var package = new TestPackage("cmake");
        Silent(CMake.Run(["-S", ".", "-B", "build", $"-DBUILD_SHARED_LIBS={shared}", "-DCMAKE_C_FLAGS=-Wall -Wextra -Wpedantic -Werror", "-DCMAKE_INSTALL_PREFIX=" + package.Beside("installed")], package.Path));
        Silent(CMake.Run(["--build", "build"], package.Path));
        ToolRun tests = new ExternalTool("ctest", "cmake").Run(["--test-dir", "build"], package.Path);
        Assert.Contains("100% tests passed, 0 tests failed out of 3", tests.Output, StringComparison.Ordinal);
        Silent(CMake.Run(["--install", "build"], package.Path));
        string installed = package.Beside("installed");
        string consumer = Consumer(package, "find_package(three 0.1 REQUIRED)");
        Silent(CMake.Run(["-S", ".", "-B", "build", $"-DCMAKE_PREFIX_PATH={installed}"], consumer));
        Silent(CMake.Run(["--build", "build"], consumer));
        Assert.Equal(TestPackage.Expected, new ExternalTool(Path.Combine(consumer, "build", "consumer")).Run([], consumer).Output);

        // Before 1.0 a minor version may change what a kernel is called by.
        foreach (string other in (string[])["99", "0.0"])
        {
            ToolRun refused = CMake.Run(["-S", ".", "-B", "other", $"-DCMAKE_PREFIX_PATH={installed}"], Consumer(package, $"find_package(three {other} REQUIRED)"));
            Assert.False(refused.Succeeded);
            Assert.Contains("three", refused.Error, StringComparison.Ordinal);
        }

        string pc = Assert.Single(Directory.GetFiles(installed, "three.pc", SearchOption.AllDirectories));
        ToolRun flags = new ExternalTool("pkg-config", "pkg-config").Run(["--cflags", "--libs", pc], consumer);
        Assert.True(flags.Succeeded, flags.Summary);
        string[] words = flags.Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        string library = Assert.Single(words, word => word.StartsWith("-L", StringComparison.Ordinal))[2..];
        Silent(Gcc.Run(["main.c", "-o", "by_flags", .. words, $"-Wl,-rpath,{library}"], consumer));
        Assert.Equal(TestPackage.Expected, new ExternalTool(Path.Combine(consumer, "by_flags")).Run([], consumer).Output);
    }

    private static string Consumer(TestPackage package, string how) => package.Beside(
        "consumer",
        ("CMakeLists.txt", $"cmake_minimum_required(VERSION 3.18)\nproject(consumer C)\n{how}\nadd_executable(consumer main.c)\ntarget_link_libraries(consumer PRIVATE three::three)\n"),
        ("main.c", TestPackage.Program));

    private static void Silent(ToolRun run)
    {
        Assert.True(run.Succeeded, run.Summary);
        Assert.Equal("", run.Error);
    }
}
