using HwAct.Ideals;
using HwAct.Specifications;

namespace HwAct.Methods;

/// <summary>A way to make a kernel from a specification.</summary>
internal interface IMethod
{
    /// <summary>Name and parameters, as they are declared.</summary>
    MethodSignature Signature { get; }

    /// <summary>Why the method cannot serve a specification, as the end of a sentence, or null where it can.</summary>
    string? ReasonAgainst(KernelSpecification specification);

    /// <summary>Designs the kernel.</summary>
    /// <param name="specification">What is asked for.</param>
    /// <param name="reference">The certified ideal codes of that specification.</param>
    /// <exception cref="DesignException">The specification cannot be met; the message says the best that was reached.</exception>
    Design Design(KernelSpecification specification, IdealCodes reference);
}
