using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>The one validation of requests: what a file, a command line and a program ask for goes through here before any design.</summary>
internal static class RequestRules
{
    private const string Output = "output";

    /// <summary>How wide the format of a port may be.</summary>
    /// <param name="member"><c>input</c>, <c>up</c> or <c>output</c>.</param>
    public static FormatWidth WidthOf(string member) => member switch
    {
        Output => FormatWidth.Of("an output", KernelSpecification.MostOutputBits),
        GatedFunction.SecondInput => FormatWidth.Of("a second input", KernelSpecification.MostInputBits),
        _ => FormatWidth.Of($"an {member}", KernelSpecification.MostInputBits),
    };

    /// <summary>Requires that a kernel can be as it is asked for.</summary>
    /// <exception cref="RequestException">It cannot.</exception>
    public static void Require(KernelSpecification request)
    {
        if (KernelName.ReasonAgainst(request.Name ?? "") is string reason)
        {
            throw new RequestException("name", reason);
        }

        RequireFormats(request.Function.Ports, request.Inputs);
        RequireWidth(Output, request.Output);
        if (request.Output.Outside == OutsideCodes.Never)
        {
            throw new RequestException(Output, "an output is limited to its range, so no code ever lies outside; 'never' is for inputs");
        }

        if (!Enum.IsDefined(request.Rounding))
        {
            throw new RequestException("rounding", $"there is no rounding rule {(int)request.Rounding}");
        }

        RequireMethod(request.Method);
    }

    /// <summary>Requires that a kernel can be written as it is asked for.</summary>
    /// <exception cref="RequestException">It cannot.</exception>
    public static void RequireTargets(KernelSpecification request)
    {
        string[] hardware = [TargetDeclarations.Verilog.Name, TargetDeclarations.Vhdl.Name];
        string[] filed = [.. hardware.Where(target => RomOptions.Files.In(request.Targets.Of(target)))];
        if (filed.Any(target => ModuleOptions.Products.In(request.Targets.Of(target)) == ProductForm.Logic))
        {
            throw new RequestException("targets", "no image is written of a table of digits (products), which rom_init 'file' would read; rom_init 'inline' or the products 'multiplier' is possible");
        }

        foreach (string target in hardware)
        {
            RequireForm(request, ModuleOptions.FormOf(request, target), filed.Contains(target));
        }
    }

    private static void RequireForm(KernelSpecification request, ModuleForm form, bool readsFiles)
    {
        if (form is not (ModuleForm.Table or ModuleForm.Network))
        {
            return;
        }

        if (readsFiles && form == ModuleForm.Network)
        {
            throw new RequestException("targets", "a module that is a network (form) has no table, which rom_init 'file' would read; rom_init 'inline' or the form 'steps' is possible");
        }

        if (readsFiles && request.Inputs.Length > 1)
        {
            throw new RequestException("targets", "no image is written of what a gated kernel's module has as a table (form), which rom_init 'file' would read; rom_init 'inline' or the form 'steps' is possible");
        }

        int most = form == ModuleForm.Table ? ModuleOptions.MostTableBits : ModuleOptions.MostNetworkBits;
        if (request.Input.Type.Bits > most)
        {
            throw new RequestException("targets", string.Create(
                CultureInfo.InvariantCulture,
                $"a module is a {(form == ModuleForm.Table ? "table" : "network")} (form) for a first input of {most} bits at most, and this one has {request.Input.Type.Bits}; the form 'steps' is possible"));
        }
    }

    private static void RequireMethod(MethodChoice choice)
    {
        string[] names = [.. MethodDeclarations.All.Select(method => method.Name)];
        MethodSignature signature = MethodDeclarations.Find(choice.Name)
            ?? throw new RequestException("method", $"no method is named {Quoted.Text(choice.Name)}; {NearestName.Suggest(choice.Name, names)}");
        string[] known = [.. signature.Parameters.Select(parameter => parameter.Name)];
        foreach ((string name, ParameterValue value) in choice.Parameters)
        {
            ParameterSignature parameter = signature.Parameters.FirstOrDefault(parameter => parameter.Name == name)
                ?? throw new RequestException($"method.{name}", $"there is no such parameter; {NearestName.Suggest(name, known)}");
            if (parameter.ReasonAgainst(value) is string reason)
            {
                throw new RequestException($"method.{name}", reason);
            }
        }
    }

    private static void RequireFormats(ImmutableArray<FunctionPort> ports, ImmutableArray<Quantization> formats)
    {
        if (formats.IsDefault || formats.Length != ports.Length || formats.Any(format => format is null))
        {
            string needed = string.Join(", ", ports.Select(port => port.Member));
            throw new RequestException(ports[0].Member, $"a format for each of {needed} is needed");
        }

        foreach ((FunctionPort port, Quantization format) in ports.Zip(formats))
        {
            RequireWidth(port.Member, format);
        }
    }

    private static void RequireWidth(string member, Quantization format)
    {
        if (WidthOf(member).ReasonAgainst(format.Type.ToString(), format.Type.Bits) is string reason)
        {
            throw new RequestException(member + ".type", reason);
        }
    }
}
