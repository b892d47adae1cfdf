namespace FalGenerated.Files;

/// <summary>The step of an upload.</summary>
internal enum UploadStage
{
    /// <summary>Asking the service for an upload address.</summary>
    Initiate,

    /// <summary>Sending the bytes, whole or in parts.</summary>
    Content,

    /// <summary>Telling the file host that all parts are there.</summary>
    Complete,
}
