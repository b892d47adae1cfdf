using System.Globalization;
using System.Text;
using FalGenerated.Errors;
using FalGenerated.Wire;
using Newtonsoft.Json;

namespace FalGenerated.Files;

/// <summary>
/// Asks the REST host for an upload address: the only request of an upload that carries the key. Its time limit and its repetitions are
/// those of every short call with the key.
/// </summary>
internal sealed class UploadInitiation(HttpClient rest, FileAddressPolicy hosts, TimeProvider time)
{
    public async Task<UploadAddress> AskAsync(UploadHead head, bool multipart, CancellationToken cancellationToken)
    {
        try
        {
            using HttpRequestMessage request = Request(head, multipart);
            using HttpResponseMessage response = await rest.SendAsync(request, cancellationToken).ConfigureAwait(false);
            string body = await ShortBody.ReadAsync(response, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? Read(body)
                : throw Failures.OfAnswer(ErrorResponseReader.Read(HttpAnswer.Of(response, body), time));
        }
        catch (Exception error) when (Failures.IsTransport(error) && !cancellationToken.IsCancellationRequested)
        {
            throw Failures.Of(error, rest.BaseAddress!);
        }
    }

    private static HttpRequestMessage Request(UploadHead head, bool multipart)
    {
        HttpRequestMessage request = new(
            HttpMethod.Post,
            new Uri($"storage/upload/{(multipart ? "initiate-multipart" : "initiate")}?storage_type=fal-cdn-v3", UriKind.Relative))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(FalJson.Write(new { content_type = head.ContentType, file_name = head.FileName }))),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Options.Operation = FalOperation.Storage;
        if (head.Lifecycle is { } lifecycle)
        {
            // fal's pages and clients disagree about the header's name on uploads.
            request.Headers.TryAddWithoutValidation(FileLifecycle.UploadHeader, lifecycle);
            request.Headers.TryAddWithoutValidation(FileLifecycle.PreferenceHeader, lifecycle);
        }

        return request;
    }

    private UploadAddress Read(string body)
    {
        InitiateAnswer? answer;
        try
        {
            answer = FalJson.Read<InitiateAnswer>(body);
        }
        catch (JsonException error)
        {
            throw Unexpected("invalid JSON", error);
        }

        if (!Uri.TryCreate(answer?.UploadUrl, UriKind.Absolute, out Uri? upload) || !Uri.TryCreate(answer.FileUrl, UriKind.Absolute, out Uri? file))
        {
            throw Unexpected("no usable addresses", null);
        }

        hosts.Require(upload, trustedOnly: false);
        return new UploadAddress(upload, file);
    }

    private FalTransferException Unexpected(string what, Exception? error) =>
        new(TransferFailure.UploadFailed, $"Unexpected response from {rest.BaseAddress}: {what}. Check {nameof(FalOptions)}.{nameof(FalOptions.RestUrl)}.", error) { Stage = UploadStage.Initiate };
}

/// <summary>The declaration of a file before its bytes go up.</summary>
internal sealed record UploadHead(string FileName, string ContentType, string? Lifecycle);

/// <summary>
/// The pair of addresses that the service hands out. The upload address is a credential: it stands in no message, and this type
/// has no text form.
/// </summary>
internal sealed class UploadAddress(Uri upload, Uri file)
{
    /// <summary>The address that takes the bytes.</summary>
    public Uri Upload { get; } = upload;

    /// <summary>The address at which the file can be read afterwards.</summary>
    public Uri File { get; } = file;

    /// <summary>The address of a part: its number is appended to the path, the query stays.</summary>
    public Uri Part(int number) => Below(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The address that is told the end.</summary>
    public Uri Complete() => Below("complete");

    private Uri Below(string segment) =>
        new($"{Upload.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{segment}{Upload.Query}");
}

/// <summary>The answer of both initiate calls.</summary>
internal sealed class InitiateAnswer
{
    [JsonProperty("upload_url")]
    public string? UploadUrl { get; init; }

    [JsonProperty("file_url")]
    public string? FileUrl { get; init; }
}
