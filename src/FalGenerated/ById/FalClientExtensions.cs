using System.Diagnostics.CodeAnalysis;
using FalGenerated.ById;
using FalGenerated.CodeGeneration;
using FalGenerated.Jobs;
using FalGenerated.Queue;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>Any endpoint of the queue by its id, known at run time, and any job by its token.</summary>
public static class FalClientExtensions
{
    private const string Reflection = "The caller's own types are written and read by reflection: keep their members when trimming, or use JObject.";

    /// <summary>
    /// An endpoint by its id, over JSON. Sends nothing. Keys, limits, waiting and resuming are those of every endpoint: a limit refuses while the
    /// price is unknown, so give a <see cref="UnitQuote"/> with it. The upscaler of this library keeps its own pricing under its id.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="endpointId">The id, <c>owner/app</c> or <c>owner/app/path</c>, such as <c>fal-ai/flux/dev</c>.</param>
    /// <exception cref="ArgumentException">The text is no endpoint id.</exception>
    public static FalEndpoint<JObject, JObject> Endpoint(this FalClient client, string endpointId) =>
        Create<JObject, JObject>(client, EndpointId.Parse(endpointId, nameof(endpointId)));

    /// <summary>
    /// An endpoint by its OpenAPI document, over JSON. Sends nothing. Each submit holds its input against the document first, and refuses with all
    /// problems at once (<see cref="FalRefusedException"/>): missing members, types, enum and const, bounds of numbers, lengths and counts, in lists and
    /// objects too, through allOf, anyOf, oneOf and references. Patterns, formats and unknown members are left to the service.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="document">The document of one endpoint, as the service gives it: <c>JObject.Parse(File.ReadAllText("openapi.json"))</c>. It is copied.</param>
    /// <exception cref="ArgumentException">The document describes no endpoint of the queue, or several.</exception>
    public static FalEndpoint<JObject, JObject> Endpoint(this FalClient client, JObject document) =>
        Create<JObject, JObject>(client, new ContractDocument(document, nameof(document)));

    /// <summary>An endpoint by its OpenAPI document, over types of the caller's: both as above.</summary>
    /// <param name="client">The client.</param>
    /// <param name="document">The document of one endpoint, as the service gives it. It is copied.</param>
    /// <typeparam name="TInput">The input; <see cref="object"/> takes anonymous types.</typeparam>
    /// <typeparam name="TOutput">The output; <see cref="JToken"/> takes any JSON.</typeparam>
    /// <exception cref="ArgumentException">The document describes no endpoint of the queue, or several.</exception>
    [RequiresUnreferencedCode(Reflection)]
    public static FalEndpoint<TInput, TOutput> Endpoint<TInput, TOutput>(this FalClient client, JObject document)
        where TInput : class
        where TOutput : class =>
        Create<TInput, TOutput>(client, new ContractDocument(document, nameof(document)));

    /// <summary>
    /// An endpoint by its id, over types of the caller's. They are written and read by Newtonsoft.Json, so that its attributes name the members; members
    /// that are null are not sent. Sends nothing.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="endpointId">The id, <c>owner/app</c> or <c>owner/app/path</c>, such as <c>fal-ai/flux/dev</c>.</param>
    /// <typeparam name="TInput">The input; <see cref="object"/> takes anonymous types.</typeparam>
    /// <typeparam name="TOutput">The output; <see cref="JToken"/> takes any JSON.</typeparam>
    /// <exception cref="ArgumentException">The text is no endpoint id.</exception>
    [RequiresUnreferencedCode(Reflection)]
    public static FalEndpoint<TInput, TOutput> Endpoint<TInput, TOutput>(this FalClient client, string endpointId)
        where TInput : class
        where TOutput : class =>
        Create<TInput, TOutput>(client, EndpointId.Parse(endpointId, nameof(endpointId)));

    /// <summary>The job of a token, whichever endpoint it belongs to. Sends nothing: whether the job exists is seen at the first call.</summary>
    /// <param name="client">The client.</param>
    /// <param name="token">What <see cref="FalJob.Token"/> gave, here or elsewhere.</param>
    /// <param name="apiKey">The key that the job was submitted with; null means the client's.</param>
    /// <exception cref="FalTokenException">The text is no token.</exception>
    /// <exception cref="FalForeignAddressException">The token names another queue than the options do.</exception>
    public static FalJob<JObject> Resume(this FalClient client, string token, string? apiKey = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        EndpointId id = EndpointId.Read(JobToken.Read(token).EndpointId) ?? throw new FalTokenException("the endpoint that it names is none.");
        return Create<JObject, JObject>(client, id).Resume(token, apiKey);
    }

    private static DescribedEndpoint<TInput, TOutput> Create<TInput, TOutput>(FalClient client, ContractDocument document)
        where TInput : class
        where TOutput : class
    {
        ArgumentNullException.ThrowIfNull(client);
        (FalEndpointDescriptor<TInput, TOutput> descriptor, EndpointProfile? profile) = KnownEndpoints.Describe<TInput, TOutput>(document.Id);
        FalEndpointDescriptor<TInput, TOutput> given = descriptor with
        {
            ContractSha256 = document.Sha256, ContractObtained = "given", ContractDate = "", ContractDefaults = document.Defaults, InputLimits = [],
        };
        return new DescribedEndpoint<TInput, TOutput>(client.Context, given, document.Checked(profile));
    }

    private static DescribedEndpoint<TInput, TOutput> Create<TInput, TOutput>(FalClient client, EndpointId id)
        where TInput : class
        where TOutput : class
    {
        ArgumentNullException.ThrowIfNull(client);
        (FalEndpointDescriptor<TInput, TOutput> descriptor, EndpointProfile? profile) = KnownEndpoints.Describe<TInput, TOutput>(id);
        return new DescribedEndpoint<TInput, TOutput>(client.Context, descriptor, profile);
    }
}
