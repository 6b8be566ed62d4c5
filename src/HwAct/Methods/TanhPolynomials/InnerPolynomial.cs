using HwAct.Activations;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>The inner polynomial u(t) = c1·t + c3·t³ (+ c5·t⁵) of GELU's tanh form ½x·(1 + tanh(u(x))), or the line that u is for a sigmoid.</summary>
/// <param name="Form">Its name; null where u is a line and there is nothing to choose.</param>
/// <param name="Coefficients">c1, and perhaps c3 and c5.</param>
/// <param name="Origin">Where the coefficients come from.</param>
internal sealed record InnerPolynomial(InnerForm? Form, ImmutableArray<double> Coefficients, string Origin)
{
    /// <summary>√(2/π)·(t + 0.044715·t³): Hendrycks and Gimpel; 4.73e−4 from the erf form.</summary>
    public static InnerPolynomial Textbook { get; } = new(
        InnerForm.Textbook, [0.79788456080286535588, 0.79788456080286535588 * 0.044715], "Hendrycks and Gimpel 2016");

    /// <summary>Two coefficients, minimax for the erf form: 2.71e−4 from it.</summary>
    public static InnerPolynomial RefittedTwo { get; } = new(
        InnerForm.RefittedTwo, [0.80016, 0.034701], "minimax fit of two coefficients to the erf form");

    /// <summary>Three coefficients, minimax for the erf form: 2.5e−5 from it.</summary>
    public static InnerPolynomial RefittedThree { get; } = new(
        InnerForm.RefittedThree, [0.797508, 0.0370056, -3.51517e-4], "minimax fit of three coefficients to the erf form");

    /// <summary>u = slope·t, as tanh and the sigmoids have it: exact.</summary>
    public static InnerPolynomial Line(double slope) => new(
        null, [slope], string.Create(CultureInfo.InvariantCulture, $"u = {slope}*x, which is exact"));

    /// <summary>u = α·(t + βt³ + γt⁵), as a tanh form of GELU has it: exact.</summary>
    public static InnerPolynomial Of(GeluTanh form) => new(
        null,
        form.Gamma != 0 ? [form.Alpha, form.Alpha * form.Beta, form.Alpha * form.Gamma] : form.Beta != 0 ? [form.Alpha, form.Alpha * form.Beta] : [form.Alpha],
        "the coefficients that are given");

    /// <summary>Those of GELU, the cheapest first.</summary>
    public static ImmutableArray<InnerPolynomial> All { get; } = [Textbook, RefittedTwo, RefittedThree];

    /// <summary>u(t).</summary>
    public double At(double t)
    {
        double sum = 0;
        for (int k = Coefficients.Length - 1; k >= 0; k--)
        {
            sum = (sum * t * t) + Coefficients[k];
        }

        return sum * t;
    }
}
