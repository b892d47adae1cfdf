using System.Text;

namespace FalGenerated.Tests.Soak;

/// <summary>One way in which the first submit of a job goes wrong.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Accepts">Whether the service accepted the job before it went wrong.</param>
/// <param name="Reply">The bytes that come back, of the job's id.</param>
internal sealed record SoakFault(string Name, bool Accepts, Func<string, string> Reply)
{
    private const string StockPage = "<html><head><title>503</title></head><body><center><h1>503</h1></center><hr><center>nginx</center></body></html>";

    /// <summary>Where the server stops to read: after so many bytes of the body. Null: it reads it whole.</summary>
    public int? ReadsOnly { get; init; }

    /// <summary>How the connection ends after the bytes.</summary>
    public SoakEnd Then { get; init; } = SoakEnd.Reset;

    /// <summary>How many milliseconds the server takes before it answers.</summary>
    public int DelayMs { get; init; }

    /// <summary>How many of the connections that follow are broken off at once: the service is away.</summary>
    public int Away { get; init; }

    public static IReadOnlyList<SoakFault> All { get; } =
    [
        new("none", true, Json) { Then = SoakEnd.Keep },
        new("202", true, id => Answer(202, Body(id))) { Then = SoakEnd.Keep },
        new("201 with the id in the header alone", true, id => Answer(201, "{}", headers: $"x-fal-request-id: {id}\r\n")) { Then = SoakEnd.Keep },
        new("chunked", true, id => $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{Body(id).Length:x}\r\n{Body(id)}\r\n0\r\n\r\n") { Then = SoakEnd.Keep },
        new("early hints first", true, id => "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + Json(id)) { Then = SoakEnd.Keep },
        new("slow", true, Json) { Then = SoakEnd.Keep, DelayMs = 120 },
        new("answer without a length, then closed", true, id => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{Body(id)}") { Then = SoakEnd.Close },
        new("second answer after it", true, id => Json(id) + Json("stray-" + id)) { Then = SoakEnd.Keep },

        new("reset in the head", false, _ => "") { ReadsOnly = -1 },
        new("closed after the head", false, _ => "") { ReadsOnly = 0, Then = SoakEnd.Close },
        new("reset after the head", false, _ => "") { ReadsOnly = 0 },
        new("reset in the body", false, _ => "") { ReadsOnly = 10 },
        new("answers 413 in the body", false, _ => Answer(413, "{}")) { ReadsOnly = 10, Then = SoakEnd.Close },
        new("400", false, _ => Answer(400, """{"detail":"x"}""")) { Then = SoakEnd.Keep },
        new("401", false, _ => Answer(401, """{"detail":"invalid key credentials"}""")) { Then = SoakEnd.Keep },
        new("403", false, _ => Answer(403, """{"detail":"User is locked. Reason: Exhausted balance."}""")) { Then = SoakEnd.Keep },
        new("404", false, _ => Answer(404, StockPage, "text/html")) { Then = SoakEnd.Keep },
        new("422", false, _ => Answer(422, """{"detail":[{"loc":["body"],"msg":"x","type":"y"}]}""")) { Then = SoakEnd.Keep },
        new("429", false, _ => Answer(429, "{}", headers: "Retry-After: 0\r\n")) { Then = SoakEnd.Keep },
        new("429, then away", false, _ => Answer(429, "{}", headers: "Retry-After: 0\r\n")) { Then = SoakEnd.Close, Away = 3 },
        new("408", false, _ => Answer(408, "")) { Then = SoakEnd.Close },
        new("page of the ingress", false, _ => Answer(503, StockPage, "text/html", "Retry-After: 0\r\n")) { Then = SoakEnd.Keep },
        new("503 of a proxy", false, _ => Answer(503, "upstream connect error", "text/plain")) { Then = SoakEnd.Keep },
        new("start timeout", false, _ => Answer(504, "{}", headers: "X-Fal-Request-Timeout-Type: user\r\n")) { Then = SoakEnd.Keep },

        new("accepted, reset", true, _ => ""),
        new("accepted, closed", true, _ => "") { Then = SoakEnd.Close },
        new("accepted, reset, then away", true, _ => "") { Away = 6 },
        new("accepted, closed, then away", true, _ => "") { Then = SoakEnd.Close, Away = 6 },
        new("accepted, head cut", true, _ => "HTTP/1.1 200 OK\r\nContent-"),
        new("accepted, body cut", true, _ => "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{\"request_"),
        new("accepted, body cut after the id header", true, id => $"HTTP/1.1 200 OK\r\nx-fal-request-id: {id}\r\nContent-Length: 90\r\n\r\n{{\"request_"),
        new("accepted, 408", true, _ => Answer(408, "")) { Then = SoakEnd.Close },
        new("accepted, 499", true, _ => Answer(499, "{}")) { Then = SoakEnd.Keep },
        new("accepted, 500", true, _ => Answer(500, """{"detail":"x","error_type":"internal_error"}""")) { Then = SoakEnd.Keep },
        new("accepted, 502", true, _ => Answer(502, StockPage, "text/html")) { Then = SoakEnd.Keep },
        new("accepted, 503 of a proxy", true, _ => Answer(503, "upstream connect error or disconnect/reset before headers", "text/plain")) { Then = SoakEnd.Keep },
        new("accepted, 503 of another proxy", true, _ => Answer(503, "<html><body><h1>503</h1></body></html>", "text/html")) { Then = SoakEnd.Keep },
        new("accepted, empty 503", true, _ => Answer(503, "", "text/html")) { Then = SoakEnd.Keep },
        new("accepted, stock page of the gateway", true, id => Answer(503, StockPage, "text/html", $"x-fal-request-id: {id}\r\n")) { Then = SoakEnd.Keep },
        new("accepted, 504", true, _ => Answer(504, StockPage, "text/html")) { Then = SoakEnd.Keep },
        new("accepted, 422 cut", true, _ => "HTTP/1.1 422 X\r\nContent-Length: 90\r\n\r\n{\"detail"),
        new("accepted, 302", true, _ => Answer(302, "", headers: "Location: /elsewhere\r\n")) { Then = SoakEnd.Keep },
        new("accepted, 307", true, _ => Answer(307, "", headers: "Location: /elsewhere\r\n")) { Then = SoakEnd.Keep },
        new("accepted, no id", true, _ => Answer(200, "{}")) { Then = SoakEnd.Keep },
        new("accepted, HTML", true, _ => Answer(200, "<html/>", "text/html")) { Then = SoakEnd.Keep },
        new("accepted, garbage", true, _ => "\0\0\u0001garbage\r\n\r\n"),
        new("accepted, never answered", true, _ => "") { DelayMs = 1500 },
    ];

    public static string Answer(int status, string body, string type = "application/json", string headers = "") =>
        $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}";

    private static string Json(string id) => Answer(200, Body(id));

    private static string Body(string id) => $$"""{"status":"IN_QUEUE","request_id":"{{id}}"}""";
}
