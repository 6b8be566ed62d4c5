namespace HwAct.Specifications;

/// <summary>What the modules of Verilog and the entities of VHDL are made of.</summary>
internal static class ModuleOptions
{
    /// <summary>The most bits of a first input of which the rest may be a table: beyond, its source and its logic are larger than any steps.</summary>
    public const int MostTableBits = 12;

    /// <summary>The most bits of a first input of which the rest may be a network: beyond, the search takes minutes.</summary>
    public const int MostNetworkBits = 10;

    /// <summary>The option.</summary>
    public static WordParameter<ModuleForm> Form { get; } = new(
        "form",
        "steps of the kernel's program, or table: all that depends on the first input alone as one table, which of 8 bits is mostly fewer LUTs than any arithmetic; of one input the vectors are its image. A first input of 12 bits at most. network is the same as a network of the device's LUTs, searched in seconds, which of 8 bits is mostly half as many as a table takes; 10 bits at most. auto is steps or table, whichever takes fewer LUTs by the model, or the network where a device is named and it takes fewer still, and steps where there is a latency or something is said of what tables become",
        ModuleForm.Fewest,
        (ParameterSignature.Auto, ModuleForm.Fewest),
        ("steps", ModuleForm.Steps),
        ("table", ModuleForm.Table),
        ("network", ModuleForm.Network));

    /// <summary>The option for products.</summary>
    public static WordParameter<ProductForm> Products { get; } = new(
        "products",
        "what multiplies a variable by an entry of a table: multiplier, an operator, of which synthesis makes a DSP block where there is one; logic, sums of its multiples by the signed radix-4 digits of the entries wherever the model finds fewer LUTs, as in gated kernels of 8 bits on a device without DSP blocks. auto is logic where the device is ice40-hx, and multiplier elsewhere and where tables are files or block RAM",
        ProductForm.OfDevice,
        (ParameterSignature.Auto, ProductForm.OfDevice),
        ("multiplier", ProductForm.Multiplier),
        ("logic", ProductForm.Logic));

    /// <summary>Whether products are digits wherever these are fewer LUTs.</summary>
    /// <param name="specification">The request.</param>
    /// <param name="target">Name of the target; where the kernel is not written for it, nothing is asked of it.</param>
    public static bool HasDigits(KernelSpecification specification, string target)
    {
        ArgumentNullException.ThrowIfNull(specification);
        TargetChoice choice = specification.Targets.Of(target);
        return Products.In(choice) switch
        {
            ProductForm.OfDevice => PipelineOptions.Device.In(choice) == FpgaDevice.Ice40Hx && RomOptions.Rom.In(choice) == RomStyle.Auto && !RomOptions.Files.In(choice),
            var form => form == ProductForm.Logic,
        };
    }

    /// <summary>Whether a network may be the fewest LUTs: it is one of the device's, so that must be known.</summary>
    /// <param name="specification">The request.</param>
    /// <param name="target">Name of the target.</param>
    public static bool MayBeNetwork(KernelSpecification specification, string target)
    {
        ArgumentNullException.ThrowIfNull(specification);
        return FormOf(specification, target) == ModuleForm.Fewest && specification.Input.Type.Bits <= MostNetworkBits
            && PipelineOptions.Device.In(specification.Targets.Of(target)) is FpgaDevice device and not FpgaDevice.Generic;
    }

    /// <summary>What is asked of a kernel's module: the fewest LUTs only where both forms can be.</summary>
    /// <param name="specification">The request.</param>
    /// <param name="target">Name of the target; where the kernel is not written for it, nothing is asked of it.</param>
    public static ModuleForm FormOf(KernelSpecification specification, string target)
    {
        ArgumentNullException.ThrowIfNull(specification);
        TargetChoice choice = specification.Targets.Of(target);
        ModuleForm form = Form.In(choice);
        bool isFree = specification.Input.Type.Bits <= MostTableBits && !PipelineRequest.Of(choice).IsClocked && RomOptions.Rom.In(choice) == RomStyle.Auto && !RomOptions.Files.In(choice);
        return form == ModuleForm.Fewest && !isFree ? ModuleForm.Steps : form;
    }
}
