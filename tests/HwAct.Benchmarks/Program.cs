using BenchmarkDotNet.Running;
using HwAct.Benchmarks;
using HwAct.Benchmarks.Firmware;
using HwAct.Benchmarks.Fpga;
using HwAct.Benchmarks.Host;
using HwAct.Benchmarks.Pictures;
using HwAct.Benchmarks.Score;

if (args is ["score", .. string[] options])
{
    using var output = new StreamWriter(Console.OpenStandardOutput()) { NewLine = "\n" };
    return ScoreCommand.Run(options, output, Console.Error);
}

if (args is ["fpga", .. string[] kernels])
{
    return FpgaCommand.Run(kernels, Console.Out, Console.Error);
}

if (args is ["fpga-random", .. string[] seeds])
{
    return RandomFpgaCommand.Run(seeds, Console.Out, Console.Error);
}

if (args is ["fpga-goals", .. string[] efforts])
{
    return GoalsCommand.Run(efforts, Console.Out, Console.Error);
}

if (args is ["fpga-clocks", .. string[] clocked])
{
    return ClocksCommand.Run(clocked, Console.Out, Console.Error);
}

if (args is ["firmware", .. string[] measured])
{
    return FirmwareCommand.Run(measured, Console.Out, Console.Error);
}

if (args is ["firmware-elsewhere", .. string[] elsewhere])
{
    return ElsewhereCommand.Run(elsewhere, Console.Out, Console.Error);
}

if (args is ["host", .. string[] hosted])
{
    return HostCommand.Run(hosted, Console.Out, Console.Error);
}

if (args is ["pictures", string root])
{
    string folder = Path.Combine(root, "src", "guides", "pictures");
    Directory.CreateDirectory(folder);
    foreach ((string name, string svg) in new PictureBook(root).All)
    {
        File.WriteAllText(Path.Combine(folder, name), svg);
    }

    return 0;
}

return BenchmarkSwitcher.FromAssembly(typeof(InterpreterBenchmark).Assembly).Run(args).Any() ? 0 : 1;
