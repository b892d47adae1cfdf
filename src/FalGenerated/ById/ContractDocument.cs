using FalGenerated.CodeGeneration;
using FalGenerated.Idempotency;
using Newtonsoft.Json.Linq;

namespace FalGenerated.ById;

/// <summary>The OpenAPI document of one endpoint, given at run time: its id, the schema of its input, and the defaults that this states.</summary>
internal sealed class ContractDocument
{
    private readonly JToken? input;
    private readonly SchemaCheck check;

    /// <exception cref="ArgumentException">The document does not describe one endpoint of the queue.</exception>
    public ContractDocument(JObject document, string parameter)
    {
        ArgumentNullException.ThrowIfNull(document, parameter);
        document = (JObject)document.DeepClone();
        Id = IdOf(document) ?? throw new ArgumentException(
            "The document describes no endpoint of fal's queue, or several; pass the OpenAPI document that the service gives for one endpoint.", parameter);
        Sha256 = CanonicalInput.HashOf(document);
        check = new SchemaCheck(document);
        input = Post(document, Id.Full)?.SelectToken("requestBody.content['application/json'].schema");
    }

    public EndpointId Id { get; }

    /// <summary>SHA-256 of the document in canonical form, lowercase hex.</summary>
    public string Sha256 { get; }

    /// <summary>The defaults of the input by wire name, as texts or JSON.</summary>
    public IReadOnlyDictionary<string, string> Defaults => check.PropertiesOf(input)
        .Where(member => check.Resolve(member.Value)?["default"] is { Type: not JTokenType.Null })
        .ToDictionary(member => member.Name, member => TextOf(check.Resolve(member.Value)!["default"]!));

    /// <summary>Holds an input against the document; every problem is a finding.</summary>
    public IReadOnlyList<Finding> Check(JObject body) => check.Check(input, body);

    /// <summary>The profile of the endpoint with the document's findings beside those that it has already.</summary>
    public EndpointProfile Checked(EndpointProfile? known)
    {
        EndpointProfile profile = known ?? EndpointProfile.None;
        return profile with { Findings = (body, quote, scope) => [.. profile.Findings?.Invoke(body, quote, scope) ?? [], .. Check(body)] };
    }

    private static EndpointId? IdOf(JObject document)
    {
        if (document.SelectToken("info.x-fal-metadata.endpointId") is JValue { Value: string named })
        {
            return EndpointId.Read(named) is { } id && Post(document, id.Full) is not null ? id : null;
        }

        EndpointId[] submits = [.. (document["paths"] as JObject ?? []).Properties()
            .Where(path => path.Value is JObject operations && operations["post"] is JObject)
            .Select(path => EndpointId.Read(path.Name.TrimStart('/')))
            .OfType<EndpointId>()];
        return submits is [var only] ? only : null;
    }

    private static JObject? Post(JObject document, string id) => (document["paths"] as JObject)?["/" + id]?["post"] as JObject;

    private static string TextOf(JToken value) => value is JValue { Value: string text } ? text : CanonicalInput.TextOf(value);
}
