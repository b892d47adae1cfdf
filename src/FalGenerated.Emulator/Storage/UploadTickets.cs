using System.Collections.Concurrent;

namespace FalGenerated.Emulator;

/// <summary>The upload addresses that were handed out. Their query strings are the credential, as with presigned addresses.</summary>
internal sealed class UploadTickets
{
    private readonly ConcurrentDictionary<string, UploadTicket> tickets = new(StringComparer.Ordinal);

    public UploadTicket Issue(string fileName, string contentType)
    {
        var id = Identifiers.NewId();
        var name = Uri.EscapeDataString(fileName);
        var hex = id.Replace("-", "", StringComparison.Ordinal);
        var ticket = new UploadTicket(
            $"/upload/{id}/{name}", Identifiers.NewId(), $"/files/b/{hex[..8]}/{hex[..21]}_{name}", fileName, contentType);
        tickets[ticket.Path] = ticket;
        return ticket;
    }

    public UploadTicket? Find(string path, string? secret) =>
        tickets.TryGetValue(path, out var ticket) && ticket.Secret == secret ? ticket : null;

    public void Clear() => tickets.Clear();
}
