namespace FalGenerated.Emulator.Http;

/// <summary>The folders of the API port that stand for the service's hosts; the queue is the root.</summary>
internal static class HostPrefixes
{
    public const string Run = "/_run";
    public const string Rest = "/_rest";
    public const string Platform = "/_api/v1";
    public const string Website = "/_site";
    public const string Control = "/_emulator";
}
