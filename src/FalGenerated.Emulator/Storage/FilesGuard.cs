using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.Storage;

/// <summary>
/// Turns away every <c>Authorization</c> header that comes to the files port and is not a token of the CDN on a route that takes
/// one: the key has no business there. Each is counted, so that a test can see it.
/// </summary>
internal sealed class FilesGuard(CdnTokens tokens, Counters counters)
{
    /// <summary>The refusal; null for a request that may pass.</summary>
    public Reply? Check(EmulatorRequest request, Route route)
    {
        if (request.Header("Authorization") is not { } authorization || (route.TakesToken && tokens.Recognizes(authorization)))
        {
            return null;
        }

        counters.CountAuthorizationOnFilesPort();
        return Reply.Detail(403, "Authorization is not accepted here: upload and file addresses carry their own credential");
    }
}
