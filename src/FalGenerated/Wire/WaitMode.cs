namespace FalGenerated;

/// <summary>The ways to follow a job's progress.</summary>
public enum WaitMode
{
    /// <summary>By the status stream while one of the client's streams is free and the service offers it, else by polling.</summary>
    Auto,

    /// <summary>As <see cref="Auto"/>, but a stream that breaks is opened again for as long as it takes, instead of three times.</summary>
    Stream,

    /// <summary>By polling only.</summary>
    Poll,
}
