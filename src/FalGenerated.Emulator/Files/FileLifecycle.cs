using System.Text.Json;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.Files;

/// <summary>The lifetime of a file and the access to it, as the lifecycle header states them.</summary>
internal sealed record FileLifecycle(TimeSpan? Lifetime, string Access)
{
    public const string Allow = "allow";
    public const string Forbid = "forbid";

    public static FileLifecycle Default { get; } = new(null, Allow);

    /// <summary>Reads either name of the header; a value that is not understood counts as none.</summary>
    public static FileLifecycle Of(EmulatorRequest request)
    {
        var text = request.Header("X-Fal-Object-Lifecycle-Preference") ?? request.Header("X-Fal-Object-Lifecycle");
        if (text is null)
        {
            return Default;
        }

        try
        {
            var json = JsonNode.Parse(text) as JsonObject;
            var seconds = json?["expiration_duration_seconds"] is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;
            var access = json?["initial_acl"]?["default"] is JsonValue decision && decision.TryGetValue<string>(out var word) ? word : Allow;
            return new FileLifecycle(seconds > 0 ? TimeSpan.FromSeconds(seconds) : null, access);
        }
        catch (JsonException)
        {
            return Default;
        }
    }
}
