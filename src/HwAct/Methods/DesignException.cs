namespace HwAct.Methods;

/// <summary>A specification that a method cannot meet; the message is for the user and says what would be possible.</summary>
public sealed class DesignException : Exception
{
    /// <summary>Creates the exception.</summary>
    public DesignException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public DesignException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception.</summary>
    public DesignException()
    {
    }

    /// <summary>Whether another method is needed, rather than another bound.</summary>
    public bool IsAboutMethod { get; init; }
}
