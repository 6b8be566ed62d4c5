namespace HwAct.Kernels;

/// <summary>A program that cannot be a kernel: a value could overflow, a look-up could leave its table, a name is taken twice.</summary>
/// <remarks>A method that designs such a program has a defect; no specification should reach this.</remarks>
public sealed class KernelException : Exception
{
    /// <summary>Creates the exception.</summary>
    public KernelException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public KernelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    public KernelException()
    {
    }
}
