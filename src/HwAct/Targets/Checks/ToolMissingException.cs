namespace HwAct.Targets.Checks;

/// <summary>A tool that a verification needs cannot be started.</summary>
public sealed class ToolMissingException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ToolMissingException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public ToolMissingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    public ToolMissingException()
    {
    }
}
