using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator;

/// <summary>The record of jobs, requests, files and webhooks.</summary>
public sealed partial class FalEmulator
{
    /// <summary>Every job since the start or the last reset, in order of submission; direct runs are jobs too.</summary>
    public IReadOnlyList<JobSnapshot> Jobs => parts.Control.Jobs;

    /// <summary>The number of submits that reached the queue, refused ones included.</summary>
    public int Submits => RequestsOf(Operations.Submit);

    /// <summary>The number of requests to both ports; control routes do not count.</summary>
    public int Requests => parts.Control.Counters.Total;

    /// <summary>The number of requests to the files port with an <c>Authorization</c> header that does not belong there. Each was refused.</summary>
    public int AuthorizationOnFilesPort => parts.Control.Counters.AuthorizationOnFilesPort;

    /// <summary>The number of requests of one operation; the names are in <see cref="Operations"/>.</summary>
    public int RequestsOf(string operation) => parts.Control.Counters.Of(operation);

    /// <summary>The last requests as they came in, at most <see cref="FalEmulatorOptions.WireCapacity"/>.</summary>
    public IReadOnlyList<WireExchange> Wire => parts.Control.Wire.All;

    /// <summary>The last attempts to deliver webhooks.</summary>
    public IReadOnlyList<WebhookAttempt> Webhooks => parts.Control.Webhooks.Attempts;

    /// <summary>The files that were uploaded and produced, expired ones included.</summary>
    public IReadOnlyList<FileSnapshot> Files => [.. parts.Control.Files.All.Select(file => new FileSnapshot(file, FilesUrl))];
}
