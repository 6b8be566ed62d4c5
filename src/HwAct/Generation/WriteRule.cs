namespace HwAct.Generation;

/// <summary>What may be written over where a kernel's folder is there already.</summary>
internal enum WriteRule
{
    /// <summary>A specification file is the truth: whatever kernel the folder holds is replaced.</summary>
    Specification,

    /// <summary>Nothing but the request stands for a kernel: only the same kernel, however it was made, is replaced.</summary>
    SameKernel,

    /// <summary>Whatever is in the way is replaced: the user asked for it.</summary>
    Force,
}
