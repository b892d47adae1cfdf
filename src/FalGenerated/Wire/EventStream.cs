namespace FalGenerated.Wire;

/// <summary>Recognises the answers whose body goes on for as long as the model runs: they are read event by event, and never loaded.</summary>
internal static class EventStream
{
    /// <summary>Determines whether the answer of a model stream is one.</summary>
    public static bool IsOpen(HttpRequestMessage request, HttpResponseMessage response) =>
        request.Options.Operation == FalOperation.ModelStream && response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "text/event-stream";
}
