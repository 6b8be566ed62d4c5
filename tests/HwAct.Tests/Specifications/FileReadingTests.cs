using System.Diagnostics;
using HwAct.Specifications;

namespace HwAct.Tests.Specifications;

/// <summary>Files that cannot be read, or are too large to be meant.</summary>
public sealed class FileReadingTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_file_that_is_not_there_is_named_with_what_would_make_one()
    {
        string path = directory.Of("nowhere.json");
        Assert.Equal($"{path}:1: there is no such file; 'hwact init' writes one to start from", MessageOf(path));
    }

    [Fact]
    public void A_directory_is_no_specification() => Assert.Contains("this is a directory", MessageOf(directory.Path), StringComparison.Ordinal);

    [Fact]
    public void Fifty_megabytes_are_refused_by_their_size_without_being_read()
    {
        string path = directory.Of("large.json");
        using (FileStream stream = File.Create(path))
        {
            stream.SetLength(50_000_000);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal($"{path}:1: the file has 50,000,000 bytes; at most 4,194,304 bytes are read", MessageOf(path));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8 << 20);
    }

    [Fact]
    public void A_device_without_end_is_refused()
    {
        if (File.Exists("/dev/zero"))
        {
            var watch = Stopwatch.StartNew();
            Assert.Contains("at most 4,194,304 bytes are read", MessageOf("/dev/zero"), StringComparison.Ordinal);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
        }
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_accepted()
    {
        string path = directory.Of("bom.json");
        File.WriteAllText(path, Specify.OneKernel().ReplaceLineEndings("\r\n"), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        LocatedSpecification kernel = Assert.Single(new SpecificationReader().ReadFile(path));
        Assert.Equal(7, kernel.Method.Line);
    }

    private static string MessageOf(string path) => Assert.Throws<SpecificationException>(() => new SpecificationReader().ReadFile(path)).Message;
}
