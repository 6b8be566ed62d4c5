namespace HwAct.Benchmarks.Host;

/// <summary>Seconds that three ways over the same codes took in one run; only their ratios mean something.</summary>
/// <param name="Memcpy">Copying the codes.</param>
/// <param name="Table">A plain loop over a table with an entry for every code.</param>
/// <param name="Kernel">The array function of the kernel.</param>
internal sealed record Throughput(double Memcpy, double Table, double Kernel)
{
    /// <summary>How many times as long as a copy the kernel takes.</summary>
    public double TimesMemcpy => Kernel / Memcpy;

    /// <summary>How many times as fast as the plain loop it is.</summary>
    public double TimesTable => Table / Kernel;
}
