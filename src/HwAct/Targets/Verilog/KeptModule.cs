using HwAct.Kernels;
using HwAct.Lowering;
using HwAct.Specifications;

namespace HwAct.Targets;

/// <summary>
/// A small module that stays one through synthesis. Logic optimization sees through an adder or an exclusive-or to what reads it, and takes it
/// apart: a magnitude of 12 bits is 12 LUT4 by itself, and 25 where the table that it addresses is optimized with it.
/// </summary>
/// <param name="Name">Name of the module: the kernel's and a suffix.</param>
/// <param name="Instance">The line that instantiates it.</param>
/// <param name="IsMagnitude">Whether it makes a magnitude; otherwise it inverts.</param>
internal sealed record KeptModule(string Name, string Instance, bool IsMagnitude)
{
    /// <summary>The module that drives a wire; null where an expression does.</summary>
    public static KeptModule? Of(KernelProgram kernel, Definition definition) => definition.Primitive switch
    {
        Magnitude magnitude => Make(kernel, definition, VerilogReservedNames.MagnitudeSuffix, $".value({VerilogPrinter.Text(magnitude.Source)})", isMagnitude: true),
        Inversion { Source.Signal.Port: not null, IsAlways: false } inversion => Make(
            kernel,
            definition,
            VerilogReservedNames.InversionSuffix,
            $".invert({VerilogPrinter.Condition(inversion.Condition)}), .value({VerilogPrinter.Text(inversion.Source)})",
            isMagnitude: false),
        _ => null,
    };

    /// <summary>The modules that a program needs, each once.</summary>
    public static IEnumerable<KeptModule> In(LoweredProgram program) =>
        program.Definitions.Select(definition => Of(program.Kernel, definition)).OfType<KeptModule>().DistinctBy(part => part.Name, StringComparer.Ordinal);

    private static KeptModule Make(KernelProgram kernel, Definition definition, string suffix, string inputs, bool isMagnitude) => new(
        kernel.Name + suffix,
        string.Create(CultureInfo.InvariantCulture, $"{kernel.Name}{suffix} #(.BITS({definition.Type.Bits})) {definition.Name}{suffix} ({inputs}, .result({definition.Name}));"),
        isMagnitude);
}
