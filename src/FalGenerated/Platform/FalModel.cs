using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Platform;

/// <summary>One model, as the service lists it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(FalJsonConverterFactory))]
public sealed class FalModel
{
    /// <summary>The endpoint.</summary>
    [JsonProperty("endpoint_id", Required = Required.Always)]
    public required string EndpointId { get; init; }

    /// <summary>Name, category, description, status and the like, as they come; null when the service did not say.</summary>
    [JsonProperty("metadata")]
    public JObject? Metadata { get; init; }

    /// <summary>The name for people; null when the service did not say.</summary>
    [JsonIgnore]
    public string? DisplayName => TextOf("display_name");

    /// <summary>The category, such as <c>text-to-image</c>; null when the service did not say.</summary>
    [JsonIgnore]
    public string? Category => TextOf("category");

    /// <summary><c>active</c> or <c>deprecated</c>; null when the service did not say.</summary>
    [JsonIgnore]
    public string? Status => TextOf("status");

    /// <summary>The OpenAPI document, for <c>fal.Endpoint(document)</c>; null when it was not asked for, or the service has none.</summary>
    [JsonIgnore]
    public JObject? Document => OpenApi?["error"] is null ? OpenApi : null;

    /// <summary>Members that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JToken> AdditionalProperties { get; init; } = new Dictionary<string, JToken>();

    [JsonProperty("openapi")]
    internal JObject? OpenApi { get; init; }

    private string? TextOf(string member) => (Metadata?[member] as JValue)?.Value as string;
}
