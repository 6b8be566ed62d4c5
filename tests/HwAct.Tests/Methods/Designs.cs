using HwAct.Activations;
using HwAct.Choice;
using HwAct.Numerics;
using HwAct.Proofs;
using HwAct.Specifications;

namespace HwAct.Tests.Methods;

/// <summary>Short ways to a proven kernel.</summary>
internal static class Designs
{
    public static ProvenActivation Prove(
        string method, string input, string output, double? bound = null, string activation = "gelu", params (string Name, object Value)[] parameters)
    {
        KernelSpecification specification = Specify(method, input, output, bound, activation, parameters);
        return (ProvenActivation)KernelChoice.Prove(specification);
    }

    public static KernelSpecification Specify(
        string method, string input, string output, double? bound = null, string activation = "gelu", params (string Name, object Value)[] parameters)
    {
        var choice = new MethodChoice(method);
        foreach ((string name, object value) in parameters)
        {
            choice = choice.With(name, value is string word ? ParameterValue.Of(word) : ParameterValue.Of(Convert.ToDouble(value)));
        }

        return new KernelSpecification(
            "kernel",
            ActivationCatalog.Find(activation)!.Default,
            Quantization.Parse(input),
            Quantization.Parse(output),
            RoundingRule.HalfEven,
            choice,
            Bound(bound, choice));
    }

    /// <summary>A number of LSB as a bound, or where there is none what a specification without one stands for.</summary>
    public static ErrorBound Bound(double? lsb, MethodChoice choice) => lsb is double number ? ErrorBound.AtMost(number) : choice.DefaultBound;
}
