using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.CodeGeneration;

/// <summary>The queue's answer to a cancel.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(FalJsonConverterFactory))]
public sealed class CancelResponse
{
    /// <summary><c>OK</c>, <c>CANCELLATION_REQUESTED</c>, <c>ALREADY_COMPLETED</c>, <c>NOT_FOUND</c>; null when the answer has none.</summary>
    [JsonProperty("status")]
    public string? Status { get; init; }

    /// <summary>Members that this version does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JToken> AdditionalProperties { get; init; } = new Dictionary<string, JToken>();
}
