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
                : throw Failures.OfAnswer(ErrorResponseReader.Read(HttpAnswer.Of(response), body, time));
        }
        catch (Exception error) when (Failures.IsTransport(error) && !cancellationToken.IsCancellationRequested)
        {
            throw Failures.Of(error, rest.BaseAddress!, time);
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
            throw new FalUploadException(UploadStage.Initiate, "Check the REST address: its answer to an upload is not the JSON that it should be.", error);
        }

        if (!Uri.TryCreate(answer?.UploadUrl, UriKind.Absolute, out Uri? upload) || !Uri.TryCreate(answer.FileUrl, UriKind.Absolute, out _))
        {
            throw new FalUploadException(UploadStage.Initiate, "Check the REST address: its answer to an upload names no usable addresses.");
        }

        hosts.Require(upload, trustedOnly: false);
        return new UploadAddress(upload, answer.FileUrl!);
    }
}
