namespace FalGenerated.Emulator.Queue;

/// <summary>The addresses of one job: owner and app only, whatever the submit's path was.</summary>
internal sealed record JobAddresses(string Queue, string AppId, string RequestId)
{
    public string Response => $"{Queue}{AppId}/requests/{RequestId}";

    public string Status => Response + "/status";

    public string Cancel => Response + "/cancel";
}
