namespace HwAct.Kernels;

/// <summary>A program that cannot be a kernel: a value could overflow, a look-up could leave its table, a name is taken twice.</summary>
/// <remarks>A method that designs such a program has a defect; no specification should reach this.</remarks>
/// <param name="message">What is wrong.</param>
internal sealed class KernelException(string message) : Exception(message);
