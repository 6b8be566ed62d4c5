using System.Text.Json;
using System.Xml.Linq;
using HwAct.Targets;
using YamlDotNet.RepresentationModel;

namespace HwAct.ToolchainTests.Libraries;

/// <summary>Components of ecosystems whose tools are no Debian packages: their descriptions have documented fields and name what is there, their build files are run
/// with the functions that they call.</summary>
public sealed class ComponentTests
{
    [Fact]
    public void The_component_of_esp_idf_builds_what_it_names()
    {
        using var package = new TestPackage("esp-idf");
        Build(package, """
            function(idf_component_register)
              cmake_parse_arguments(given "" "" "SRCS;INCLUDE_DIRS" ${ARGN})
              if(given_UNPARSED_ARGUMENTS)
                message(FATAL_ERROR "${given_UNPARSED_ARGUMENTS}")
              endif()
              add_library(kernels ${given_SRCS})
              target_include_directories(kernels PUBLIC ${given_INCLUDE_DIRS})
            endfunction()
            add_subdirectory(../three three)
            """);
        Dictionary<string, string> fields = Yaml(package.Read("idf_component.yml")).Children.ToDictionary(field => Text(field.Key), field => Text(field.Value), StringComparer.Ordinal);
        Assert.All(fields.Keys, field => Assert.Contains(field, (string[])["version", "description", "license", "url", "repository", "documentation", "issues", "targets", "dependencies", "maintainers", "tags", "files", "examples", "discussion"]));
        Assert.Equal(("MIT-0", "https://example.org/three"), (fields["license"], fields["url"]));
        Assert.Matches(@"^\d+\.\d+\.\d+$", fields["version"]);
    }

    [Fact]
    public void The_module_of_zephyr_builds_what_it_names_where_its_option_is_set()
    {
        using var package = new TestPackage("zephyr");
        YamlMappingNode module = Yaml(package.Read("zephyr/module.yml"));
        Assert.Equal(["name", "build"], module.Children.Keys.Select(Text));
        var build = (YamlMappingNode)module["build"];
        Assert.Equal(["cmake", "kconfig"], build.Children.Keys.Select(Text));
        Assert.True(package.Has($"{Text(build["cmake"])}/CMakeLists.txt"));
        Assert.Contains("\nconfig THREE\n\tbool ", package.Read(Text(build["kconfig"])), StringComparison.Ordinal);
        Build(package, $$"""
            macro(zephyr_include_directories)
              foreach(folder ${ARGN})
                get_filename_component(full ${folder} ABSOLUTE)
                set_property(GLOBAL APPEND PROPERTY folders ${full})
              endforeach()
            endmacro()
            macro(zephyr_library_named name)
              set(library kernels)
            endmacro()
            macro(zephyr_library_sources)
              add_library(${library} ${ARGN})
              get_property(all GLOBAL PROPERTY folders)
              target_include_directories(${library} PUBLIC ${all})
            endmacro()
            add_subdirectory(../three/{{Text(build["cmake"])}} off)
            if(TARGET kernels)
              message(FATAL_ERROR "built without its option")
            endif()
            set(CONFIG_THREE y)
            add_subdirectory(../three/{{Text(build["cmake"])}} three)
            """);
    }

    [Fact]
    public void The_library_of_platformio_has_documented_fields()
    {
        using var package = new TestPackage("platformio");
        using var document = JsonDocument.Parse(package.Read("library.json"));
        JsonElement root = document.RootElement;
        string[] documented = ["name", "version", "description", "keywords", "homepage", "repository", "authors", "license", "frameworks", "platforms", "headers", "examples", "dependencies", "export", "scripts", "build"];
        Assert.All(root.EnumerateObject(), field => Assert.Contains(field.Name, documented));
        Assert.Equal("three", root.GetProperty("name").GetString());
        Assert.InRange(root.GetProperty("description").GetString()!.Length, 1, 255);
        Assert.True(package.Has("include/" + root.GetProperty("headers").GetString()));
        Assert.Equal("An Author", Assert.Single(root.GetProperty("authors").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(["first.c", "second.c", "third.c"], Directory.GetFiles(Path.Combine(package.Path, "src")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
    }

    // What the schema of a pack description asks of the elements that it has.
    [Fact]
    public void The_description_of_a_pack_names_what_is_there()
    {
        using var package = new TestPackage("cmsis-pack");
        XElement root = XDocument.Parse(package.Read("An_Author.three.pdsc")).Root!;
        Assert.Equal(["vendor", "name", "description", "url", "license", "releases", "taxonomy", "components"], root.Elements().Select(element => element.Name.LocalName));
        Assert.Matches("^[-_A-Za-z0-9]+$", root.Element("vendor")!.Value);
        Assert.Equal("three", root.Element("name")!.Value);
        Assert.True(package.Has(root.Element("license")!.Value));
        Assert.Matches(@"^\d+\.\d+\.\d+$", Assert.Single(root.Element("releases")!.Elements("release")).Attribute("version")!.Value);
        XElement[] components = [.. root.Element("components")!.Elements("component")];
        Assert.Equal(["first", "second", "third"], components.Select(component => component.Attribute("Csub")!.Value));
        foreach (XElement component in components)
        {
            Assert.Equal(["description", "files"], component.Elements().Select(element => element.Name.LocalName));
            Assert.All(component.Element("files")!.Elements("file"), file => Assert.True(package.Has(file.Attribute("name")!.Value), file.Attribute("name")!.Value));
            Assert.Equal(["doc", "include", "source"], component.Element("files")!.Elements("file").Select(file => file.Attribute("category")!.Value));
        }
    }

    private static void Build(TestPackage package, string functions)
    {
        var cmake = new ExternalTool("cmake", "cmake");
        string folder = package.Beside(
            "consumer",
            ("CMakeLists.txt", $"cmake_minimum_required(VERSION 3.18)\nproject(consumer C)\n{functions}\nadd_executable(consumer main.c)\ntarget_link_libraries(consumer kernels)\n"),
            ("main.c", TestPackage.Program));
        Succeeds(cmake.Run(["-S", ".", "-B", "build"], folder));
        Succeeds(cmake.Run(["--build", "build"], folder));
        Assert.Equal(TestPackage.Expected, new ExternalTool(Path.Combine(folder, "build", "consumer")).Run([], folder).Output);
    }

    private static void Succeeds(ToolRun run)
    {
        Assert.True(run.Succeeded, run.Summary);
        Assert.Equal("", run.Error);
    }

    private static YamlMappingNode Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
