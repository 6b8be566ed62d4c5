using HwAct.Ideals;
using HwAct.Specifications;

namespace HwAct.PublishedAlgorithms;

/// <summary>
/// A published algorithm as a reference model, written from its formulas, to be measured beside a kernel on the same quantization.
/// A baseline is never emitted. Its floating-point numbers see IEEE basic operations only, so its codes are the same on every machine.
/// </summary>
internal interface IPublishedAlgorithm
{
    /// <summary>Name, kebab-case.</summary>
    string Name { get; }

    /// <summary>Where the algorithm was published, and what is modeled of it.</summary>
    string Source { get; }

    /// <summary>Bytes of stored tables; 0 for an algorithm without any.</summary>
    long Bytes { get; }

    /// <summary>The functions and formats that its owner uses it for, in words.</summary>
    string Serves { get; }

    /// <summary>Whether its owner uses it for the function and the formats of a specification: it is compared nowhere else.</summary>
    bool IsUsedFor(KernelSpecification specification);

    /// <summary>The output code of every input code, from the most negative.</summary>
    /// <param name="specification">A specification that it is used for.</param>
    /// <param name="reference">The certified ideal of that specification.</param>
    long[] Outputs(KernelSpecification specification, IdealCodes reference);
}
