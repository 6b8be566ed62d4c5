namespace HwAct.Specifications;

/// <summary>Inputs of the look-up tables of the device that a request is for.</summary>
internal static class LutInputs
{
    private const int Usual = 4;
    private const int OfXc7 = 6;

    /// <summary>Those of a device; four where none is named.</summary>
    public static int Of(FpgaDevice? device) => device == FpgaDevice.Xc7 ? OfXc7 : Usual;

    /// <summary>The fewest of all devices that the targets of a request name: look-up tables of more inputs hold those of fewer.</summary>
    public static int Of(KernelSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        return new[] { TargetDeclarations.Verilog.Name, TargetDeclarations.Vhdl.Name }.Where(specification.Targets.Contains)
            .Select(target => Of(PipelineOptions.Device.In(specification.Targets.Of(target)))).DefaultIfEmpty(Usual).Min();
    }
}
