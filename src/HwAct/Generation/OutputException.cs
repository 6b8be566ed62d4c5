namespace HwAct.Generation;

/// <summary>A directory that cannot be written as asked; nothing in it was changed. The message is for the user.</summary>
public sealed class OutputException : Exception
{
    /// <summary>Creates the exception.</summary>
    public OutputException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public OutputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    public OutputException()
    {
    }
}
