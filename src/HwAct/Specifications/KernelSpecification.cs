using HwAct.Activations;
using HwAct.Numerics;

namespace HwAct.Specifications;

/// <summary>What the user asks for: one kernel. One that exists can be designed for, whoever made it, the tool or a program.</summary>
internal sealed class KernelSpecification
{
    /// <summary>Most bits of an input code: the proof runs over every one.</summary>
    public const int MostInputBits = 16;

    /// <summary>Most bits of an output code.</summary>
    public const int MostOutputBits = 32;

    /// <summary>Asks for a kernel.</summary>
    /// <param name="name">C identifier, Verilog module name and file stem.</param>
    /// <param name="function">What it computes.</param>
    /// <param name="inputs">Quantization of each port of the function, 2 to 16 bits.</param>
    /// <param name="output">Quantization of the output codes, 2 to 32 bits.</param>
    /// <param name="rounding">How ties of the ideal code are rounded.</param>
    /// <param name="method">The method and the parameters it must use.</param>
    /// <param name="bound">What |y − f/scale| keeps over every code (or pair), outside output saturation.</param>
    /// <exception cref="RequestException">No kernel can be like that; the message says what would be right.</exception>
    public KernelSpecification(
        string name, Function function, ImmutableArray<Quantization> inputs, Quantization output, RoundingRule rounding, MethodChoice method, ErrorBound bound)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(bound);
        (Name, Function, Inputs, Output, Rounding, Method, Bound) = (name, function, inputs, output, rounding, method.Canonical, bound);
        RequestRules.Require(this);
    }

    /// <summary>Asks for a kernel of one input, y = f(x).</summary>
    /// <exception cref="RequestException">No kernel can be like that; the message says what would be right.</exception>
    public KernelSpecification(
        string name, Activation activation, Quantization input, Quantization output, RoundingRule rounding, MethodChoice method, ErrorBound bound)
        : this(name, new ActivationFunction(activation), [input], output, rounding, method, bound)
    {
    }

    /// <summary>C identifier, Verilog module name and file stem.</summary>
    public string Name { get; }

    /// <summary>What is computed.</summary>
    public Function Function { get; }

    /// <summary>Quantization of each port of the function, in its order.</summary>
    public ImmutableArray<Quantization> Inputs { get; }

    /// <summary>Quantization of the output codes.</summary>
    public Quantization Output { get; }

    /// <summary>How ties of the ideal code are rounded.</summary>
    public RoundingRule Rounding { get; }

    /// <summary>The method and the parameters it must use, those at their defaults left out.</summary>
    public MethodChoice Method { get; }

    /// <summary>What |y − f/scale| keeps over every code (or pair), outside output saturation.</summary>
    public ErrorBound Bound { get; }

    /// <summary>What the kernel is written for.</summary>
    /// <exception cref="RequestException">A kernel like that cannot be written so.</exception>
    public TargetSelection Targets
    {
        get;
        init
        {
            field = value;
            RequestRules.RequireTargets(this);
        }
    } = TargetSelection.Default;

    /// <summary>How often the codes of the first port came in a recording; null where nobody recorded them. It has no say in what is designed.</summary>
    public RecordedInputs? Recorded { get; init; }

    /// <summary>The function of one variable that the method approximates.</summary>
    public Activation Activation => Function.Activation;

    /// <summary>The words for its codes in remarks.</summary>
    public CodeWords Words => Function.Words;

    /// <summary>Quantization of its codes: those of the first port.</summary>
    public Quantization Input => Inputs[0];

    /// <summary>Each port with its quantization.</summary>
    public IEnumerable<(FunctionPort Port, Quantization Format)> Ports => Function.Ports.Zip(Inputs);

    /// <summary>The same request for another output and bound, of f alone where the function is made of more: the request for a part.</summary>
    public KernelSpecification Part(Quantization output, ErrorBound bound) =>
        new(Name, ActivationFunction.GateOf(Activation), [Input], output, Rounding, Method, bound);

    /// <summary>The same request for another method.</summary>
    public KernelSpecification With(MethodChoice method, ErrorBound bound) => new(Name, Function, Inputs, Output, Rounding, method, bound) { Targets = Targets, Recorded = Recorded };

    /// <summary>The same request for another bound.</summary>
    public KernelSpecification With(ErrorBound bound) => With(Method, bound);

    /// <summary>The same request with recorded inputs.</summary>
    public KernelSpecification With(RecordedInputs recorded) => new(Name, Function, Inputs, Output, Rounding, Method, Bound) { Targets = Targets, Recorded = recorded };

    /// <summary>The same request for other targets.</summary>
    public KernelSpecification With(TargetSelection targets) => new(Name, Function, Inputs, Output, Rounding, Method, Bound) { Targets = targets, Recorded = Recorded };

    /// <summary>The same request for another activation.</summary>
    public KernelSpecification With(Activation activation) => new(Name, activation, Input, Output, Rounding, Method, Bound) { Targets = Targets, Recorded = Recorded };
}
