using HwAct.Activations;

namespace HwAct.Tests.Reports;

/// <summary>Activations as a textbook has them, in doubles and with the machine's library: nothing of the code under test.</summary>
internal static class TextbookFunctions
{
    /// <summary>f(x).</summary>
    public static double Of(Activation activation, double x)
    {
        double Parameter(string name, double usual) => activation.Parameters.Where(p => p.Key == name).Select(p => p.Value).DefaultIfEmpty(usual).Single();
        return activation.Name switch
        {
            "gelu" => x * Normal(x),
            "gelu-tanh" => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),
            "gelu-sigmoid" => x * Sigmoid(Parameter("beta", 1.702) * x),
            "gelu-grad" => Normal(x) + (x * Density(x)),
            "parametric-gelu" => Parameter("alpha", 1) * x * Sigmoid(Parameter("beta", 1) * x),
            "silu" => x * Sigmoid(x),
            "silu-grad" => Sigmoid(x) * (1 + (x * (1 - Sigmoid(x)))),
            "swish" => x * Sigmoid(Parameter("beta", 1) * x),
            "sigmoid" => Sigmoid(x),
            "tanh" => Math.Tanh(x),
            "mish" => x * Math.Tanh(Softplus(x)),
            "softplus" => Softplus(x),
            "elu" => x > 0 ? x : Parameter("alpha", 1) * (Math.Exp(x) - 1),
            "celu" => Math.Max(0, x) + Math.Min(0, Parameter("alpha", 1) * (Math.Exp(x / Parameter("alpha", 1)) - 1)),
            "selu" => 1.0507009873554804934 * (x > 0 ? x : 1.6732632423543772848 * (Math.Exp(x) - 1)),
            "relu" => Math.Max(0, x),
            "leaky-relu" => x > 0 ? x : Parameter("alpha", 0.01) * x,
            "prelu" => x > 0 ? x : Parameter("alpha", 0.25) * x,
            "hard-sigmoid" => Math.Clamp((x / 6) + 0.5, 0, 1),
            "hard-swish" => x * Math.Clamp((x / 6) + 0.5, 0, 1),
            _ => throw new ArgumentException(activation.Name, nameof(activation)),
        };
    }

    /// <summary>Φ(x): a Taylor series near zero, a continued fraction beyond.</summary>
    public static double Normal(double x)
    {
        double t = Math.Abs(x);
        double tail;
        if (t < 3)
        {
            double term = t;
            double sum = t;
            for (int k = 1; k < 100; k++)
            {
                term *= t * t / ((2 * k) + 1);
                sum += term;
            }

            tail = 0.5 - (sum * Density(t));
        }
        else
        {
            double fraction = t;
            for (int k = 200; k >= 1; k--)
            {
                fraction = t + (k / fraction);
            }

            tail = Density(t) / fraction;
        }

        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>φ(x).</summary>
    public static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
