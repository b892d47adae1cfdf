using System.Text.Json;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Scenarios;
using Microsoft.AspNetCore.Http;

namespace FalGenerated.Emulator.Faults;

/// <summary>Lets the faults of one request happen around its route.</summary>
internal sealed class FaultInjector(TimeProvider clock)
{
    /// <summary>The answer, or null where the connection is to be reset without one.</summary>
    public async ValueTask<Reply?> AnswerAsync(
        IReadOnlyList<Fault> faults, EmulatorRequest request, Func<ValueTask<Reply>> route, CancellationToken cancellationToken)
    {
        foreach (var fault in faults)
        {
            switch (fault.Kind)
            {
                case FaultKind.Delay:
                    await Task.Delay(TimeSpan.FromSeconds(fault.DelaySeconds), clock, cancellationToken).ConfigureAwait(false);
                    break;
                case FaultKind.Answer:
                    await request.SkipAsync(fault.AtByte ?? 0, cancellationToken).ConfigureAwait(false);
                    return Instead(fault);
                case FaultKind.Reset:
                    await request.SkipAsync(fault.AtByte ?? 0, cancellationToken).ConfigureAwait(false);
                    return null;
                default:
                    break;
            }
        }

        var reply = await route().ConfigureAwait(false);
        foreach (var fault in faults)
        {
            if (fault.Kind == FaultKind.LoseReply)
            {
                return null;
            }

            reply = fault.Kind switch
            {
                FaultKind.Truncate => Truncated(reply, fault),
                FaultKind.Merge => Patched(reply, fault),
                _ => reply,
            };
        }

        return reply;
    }

    /// <summary>The stream that an answer's body goes to.</summary>
    public Stream Body(IReadOnlyList<Fault> faults, HttpContext http)
    {
        var body = http.Response.Body;
        foreach (var fault in faults)
        {
            if (fault.Kind is FaultKind.Cut or FaultKind.Stall or FaultKind.CutStream or FaultKind.EndStream)
            {
                body = new FaultyBody(body, fault, clock);
            }
        }

        return body;
    }

    private static Reply Instead(Fault fault)
    {
        var status = fault.Status ?? 500;
        var reply = fault.Json is { } json ? Reply.Json(status, json)
            : fault.Text is { } text && !HasContentType(fault) ? Reply.Text(status, "text/html", text)
            : new Reply(status) { Body = System.Text.Encoding.UTF8.GetBytes(fault.Text ?? "") };
        return reply.Override(fault.Headers);
    }

    private static bool HasContentType(Fault fault) =>
        fault.Headers.Keys.Any(name => name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase));

    private static Reply Truncated(Reply reply, Fault fault)
    {
        var length = (int)Math.Min(fault.AtByte ?? (reply.Body.Length / 2), reply.Body.Length);
        return reply with { Body = reply.Body[..length] };
    }

    private static Reply Patched(Reply reply, Fault fault)
    {
        var patched = reply with { Status = fault.Status ?? reply.Status };
        if (fault.Merge is { } merge && reply.Stream is null)
        {
            patched = patched with { Body = Reply.Utf8(JsonMerge.Apply(Parse(reply.Body), merge)) };
        }

        return patched.Override(fault.Headers);
    }

    private static JsonNode? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
