namespace FalGenerated.Tests.Support;

/// <summary>What a server does to an HTTP/2 stream whose request has arrived whole.</summary>
public enum Http2End
{
    /// <summary>It answers.</summary>
    Answer,

    /// <summary>It answers with a head, and the stream stays open.</summary>
    Stream,

    /// <summary>It resets the stream with a code.</summary>
    Reset,

    /// <summary>It ends the connection and says that it has processed no stream of it.</summary>
    GoAway,
}

/// <summary>What comes back.</summary>
public sealed record Http2Reply(Http2End End, int Status = 200, string Body = "", int Code = 0)
{
    public const int InternalError = 2;
    public const int RefusedStream = 7;
    public const int Cancel = 8;

    public static Http2Reply Json(string body) => new(Http2End.Answer, Body: body);

    public static Http2Reply Reset(int code) => new(Http2End.Reset, Code: code);
}
