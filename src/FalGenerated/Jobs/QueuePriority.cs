namespace FalGenerated;

/// <summary>Priority in the queue, which all callers of the endpoint share. It can only be lowered.</summary>
public enum QueuePriority
{
    /// <summary>The service's default.</summary>
    Normal,

    /// <summary>Behind the others.</summary>
    Low,
}
