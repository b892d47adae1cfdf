using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Scenarios;

namespace FalGenerated.Emulator.Control;

/// <summary>The control routes: the operations that the emulator offers in process, for tests in any language.</summary>
internal sealed class ControlRoutes(EmulatorControl control, Origins origins)
{
    /// <summary>The route of a path; every one of them refuses what <see cref="ControlGuard"/> refuses.</summary>
    public Route? Match(string method, string path) => Find(method, path) is { } route
        ? route with
        {
            Answer = (request, cancellationToken) => ControlGuard.Check(request, origins.Scheme) is { } refusal
                ? ValueTask.FromResult(refusal)
                : route.Answer(request, cancellationToken),
        }
        : null;

    private Route? Find(string method, string path) => (method, path.TrimEnd('/')) switch
    {
        ("GET", "") => Answer(Addresses),
        ("POST", "/reset") => Answer(_ => Done(control.Reset)),
        ("GET", "/jobs") => Answer(_ => Json(control.Jobs)),
        ("GET", "/counts") => Answer(_ => Json(Counts())),
        ("GET", "/wire") => Answer(_ => Json(control.Wire.All)),
        ("DELETE", "/wire") => Answer(_ => Done(control.Wire.Clear)),
        ("GET", "/webhooks") => Answer(_ => Json(control.Webhooks.Attempts)),
        ("POST", "/webhook-key") => Answer(_ => Done(control.Signer.Rotate)),
        ("GET", "/files") => new Route(Operations.Control, FilesAsync),
        ("GET", "/faults") => Answer(_ => Json(control.Faults.All)),
        ("DELETE", "/faults") => Answer(_ => Done(control.Faults.Clear)),
        ("POST", "/faults") => WithBody(text => control.Faults.Add(text.StartsWith('[') ? ScenarioJson.Read<Fault[]>(text) : [ScenarioJson.Read<Fault>(text)])),
        ("GET", "/scenarios") => Answer(_ => Json(Scenario.Names)),
        ("POST", "/scenarios") => WithBody(text => control.Apply(text.StartsWith('{') ? Scenario.Parse(text) : Scenario.Named(text))),
        ("POST", "/advance") => WithBody(text => control.Advance(TimeSpan.FromSeconds(ScenarioJson.Read<AdvanceBody>(text).Seconds))),
        _ => null,
    };

    private sealed record AdvanceBody(double Seconds);

    private static Route Answer(Func<EmulatorRequest, Reply> answer) => Route.Of(Operations.Control, answer);

    private static Reply Json<T>(T value) => Reply.Json(200, ScenarioJson.Write(value));

    private static Reply Done(Action action)
    {
        action();
        return new Reply(204);
    }

    private static Route WithBody(Action<string> action) => new(Operations.Control, async (request, cancellationToken) =>
    {
        var text = Encoding.UTF8.GetString(await request.ReadBodyAsync(cancellationToken).ConfigureAwait(false)).Trim();
        try
        {
            return Done(() => action(text));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or OverflowException)
        {
            // .NET appends the name of a parameter, which says nothing to a caller over HTTP.
            return Reply.Detail(400, exception.Message.Split(" (Parameter '")[0]);
        }
        catch (InvalidOperationException exception)
        {
            return Reply.Detail(409, exception.Message);
        }
    });

    private JsonObject Counts() => new()
    {
        ["requests"] = control.Counters.Total,
        ["authorizationOnFilesPort"] = control.Counters.AuthorizationOnFilesPort,
        ["operations"] = new JsonObject([.. control.Counters.All().Select(row => KeyValuePair.Create(row.Key, (JsonNode?)row.Value))]),
    };

    private async ValueTask<Reply> FilesAsync(EmulatorRequest request, CancellationToken cancellationToken)
    {
        var list = new JsonArray();
        foreach (var file in control.Files.All)
        {
            list.Add(new JsonObject
            {
                ["url"] = origins.Files(request).TrimEnd('/') + file.Path,
                ["name"] = file.Name,
                ["contentType"] = file.ContentType,
                ["length"] = file.Bytes.Length,
                ["parts"] = file.Bytes.Pieces.Count,
                ["sha256"] = await FileStore.Sha256Async(file, cancellationToken).ConfigureAwait(false),
            });
        }

        return Reply.Json(200, list);
    }

    private Reply Addresses(EmulatorRequest request)
    {
        var api = origins.Queue(request).TrimEnd('/');
        return Reply.Json(200, new JsonObject
        {
            ["queueUrl"] = api + "/",
            ["runUrl"] = $"{api}{HostPrefixes.Run}/",
            ["restUrl"] = $"{api}{HostPrefixes.Rest}/",
            ["apiUrl"] = $"{api}{HostPrefixes.Platform}/",
            ["siteUrl"] = $"{api}{HostPrefixes.Website}/",
            ["adminUrl"] = $"{api}{HostPrefixes.Control}/",
            ["filesUrl"] = origins.Files(request),
        });
    }
}
