using System.Reflection;

namespace HwAct.Rendering;

/// <summary>Where templates come from: the library itself, or a directory first and the library after it.</summary>
internal sealed class TemplateSource
{
    private readonly ImmutableArray<Place> places;

    private TemplateSource(params ImmutableArray<Place> places) => this.places = places;

    /// <summary>The templates that come with the library.</summary>
    public static TemplateSource Embedded { get; } = EmbeddedIn(typeof(TemplateSource).Assembly);

    /// <summary>A directory whose files replace embedded templates of the same path, file by file.</summary>
    /// <param name="directory">The directory; a template <c>c/header.h.scriban</c> is its file of that path.</param>
    /// <exception cref="TemplateException">The directory does not exist.</exception>
    public static TemplateSource WithOverrides(string directory) => Embedded.OverriddenBy(directory);

    /// <summary>The templates that <paramref name="assembly"/> embeds as <c>templates/…</c>.</summary>
    public static TemplateSource EmbeddedIn(Assembly assembly) => new(new Place(
        "the embedded templates",
        name => $"templates/{name}",
        name => assembly.GetManifestResourceStream($"templates/{name}")));

    /// <summary>This source with the files of <paramref name="directory"/> before it.</summary>
    public TemplateSource OverriddenBy(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (!Directory.Exists(directory))
        {
            throw new TemplateException(directory, $"The template directory '{directory}' does not exist.");
        }

        Place files = new(
            $"the directory '{directory}'",
            name => Path.Combine(directory, name),
            name => OpenFile(Path.Combine(directory, name)));
        return new TemplateSource([files, .. places]);
    }

    /// <summary>Reads a template.</summary>
    /// <param name="templateName">Path below the template root, with <c>/</c>: <c>c/header.h.scriban</c>.</param>
    /// <returns>The template's text with LF line ends and the file it came from.</returns>
    /// <exception cref="TemplateException">There is no such template, or the name is not a path below the root.</exception>
    public TemplateText Read(string templateName)
    {
        if (templateName.Contains('\\') || templateName.Split('/').Any(part => part is "" or "." or ".."))
        {
            throw new TemplateException(
                templateName,
                $"'{templateName}' is not a template name: a path below the template root such as c/header.h.scriban.");
        }

        foreach (Place place in places)
        {
            using Stream? stream = place.Open(templateName);
            if (stream is not null)
            {
                using StreamReader reader = new(stream);
                return new TemplateText(place.FileName(templateName), UnixLineEnds(reader.ReadToEnd()));
            }
        }

        throw new TemplateException(
            templateName,
            $"There is no template '{templateName}' in {Descriptions}.");
    }

    private string Descriptions => string.Join(" or in ", places.Select(place => place.Description));

    private static FileStream? OpenFile(string path) => File.Exists(path) ? File.OpenRead(path) : null;

    // An override edited on Windows must not change the artifacts: they are the same bytes on every machine.
    private static string UnixLineEnds(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private sealed record Place(string Description, Func<string, string> FileName, Func<string, Stream?> Open);
}
