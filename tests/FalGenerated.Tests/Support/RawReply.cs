using System.Text;

namespace FalGenerated.Tests.Support;

/// <summary>Bytes to send, and what to do to the connection then.</summary>
public sealed record RawReply(string Bytes, RawEnd Then = RawEnd.Keep)
{
    /// <summary>With <see cref="RawEnd.Drip"/>: sent again and again until the other side goes away.</summary>
    public string Drop { get; init; } = "";

    /// <summary>The pause before each drop.</summary>
    public TimeSpan Pause { get; init; }

    public static RawReply Reset { get; } = new("", RawEnd.Reset);

    public static RawReply Hang { get; } = new("", RawEnd.Hang);

    public static RawReply Close { get; } = new("", RawEnd.Close);

    public static RawReply Http(int status, string body, string type = "application/json", string headers = "") =>
        new($"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}");

    /// <summary>The head says more bytes than come.</summary>
    public static RawReply Cut(int status, string body, string headers = "") =>
        new($"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body) + 50}\r\n{headers}\r\n{body}", RawEnd.Reset);
}
