using System.Text.Json.Nodes;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Storage;

namespace FalGenerated.Emulator.ModelsApi;

/// <summary>Signed addresses of restricted files.</summary>
internal sealed class FileSigning(CdnTokens tokens, FileStore files, Origins origins)
{
    private const double DefaultSeconds = 3600;
    private const double MostSeconds = 604_800;

    public async ValueTask<Reply> AnswerAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        var body = await request.ReadObjectAsync(cancellationToken).ConfigureAwait(false);
        var seconds = body?["expiration_seconds"] is JsonValue value && value.TryGetValue<double>(out var number) ? number : DefaultSeconds;
        if (seconds is < 1 or > MostSeconds)
        {
            return ModelsApiReply.Invalid("expiration_seconds goes from 1 to 604800");
        }

        var path = origins.OwnFile(request.Query("url") ?? "", request.Host);
        return path is null || files.Find(path) is null
            ? ModelsApiReply.Error(404, "not_found", "There is no such file")
            : Reply.Json(200, new JsonObject
            {
                ["signed_url"] = $"{origins.Files(request).TrimEnd('/')}{path}?signature={tokens.Sign(path, TimeSpan.FromSeconds(seconds))}",
            });
    }
}
