using Newtonsoft.Json;

namespace FalGenerated.Files;

/// <summary>The answer of both initiate calls.</summary>
internal sealed class InitiateAnswer
{
    [JsonProperty("upload_url")]
    public string? UploadUrl { get; init; }

    [JsonProperty("file_url")]
    public string? FileUrl { get; init; }
}
