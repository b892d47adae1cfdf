using FalGenerated.Net;
using Newtonsoft.Json.Linq;

namespace FalGenerated;

/// <summary>One complaint of the service about the input.</summary>
public sealed class FalFieldError
{
    /// <summary>The place, as a path such as <c>body.video_url</c> or <c>body.items[2].name</c>; empty when the service did not say.</summary>
    public required string Path { get; init; }

    /// <summary>For people; its wording may change.</summary>
    public required string Message { get; init; }

    /// <summary>The machine code, such as <c>file_download_error</c>; an open list. Empty when there is none.</summary>
    public required string Type { get; init; }

    /// <summary>Facts of the complaint, such as a limit; null when there are none.</summary>
    public JObject? Context { get; init; }

    /// <summary>The value that is complained about, as the service has it; null when it does not say.</summary>
    internal JToken? Input { get; init; }

    /// <summary>Path and message, with the credentials of addresses taken out.</summary>
    public override string ToString() => Redact.Text(Path.Length == 0 ? Message : $"{Path}: {Message}");
}
