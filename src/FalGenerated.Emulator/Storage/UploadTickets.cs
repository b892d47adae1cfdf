using System.Collections.Concurrent;
using FalGenerated.Emulator.Files;
using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.Storage;

/// <summary>The upload addresses that were handed out.</summary>
internal sealed class UploadTickets(CurrentOptions current, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, UploadTicket> tickets = new(StringComparer.Ordinal);

    public UploadTicket Issue(string fileName, string contentType, FileLifecycle lifecycle, bool inParts)
    {
        var expiry = clock.GetUtcNow() + current.Value.UploadAddressLifetime;
        var ticket = new UploadTicket(fileName, contentType, lifecycle, expiry) { Parts = inParts ? new PartList() : null };
        tickets[ticket.Path] = ticket;
        return ticket;
    }

    /// <summary>The ticket of an upload address, or the refusal of one that is unknown, unsigned or too old.</summary>
    public (UploadTicket? Ticket, Reply? Refusal) Find(string path, string? secret)
    {
        if (!tickets.TryGetValue(path, out var ticket) || ticket.Secret != secret)
        {
            return (null, Reply.Detail(403, "The upload address is not valid"));
        }

        return ticket.ExpiresAt <= clock.GetUtcNow() ? (null, Reply.Detail(403, "The upload address has expired")) : (ticket, null);
    }

    public void Clear() => tickets.Clear();
}
