using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace FalGenerated.AspNetCore.Tests.Support;

/// <summary>A delivery as it goes over the wire. A header without values is left out.</summary>
internal sealed record Delivery(StringValues RequestId, StringValues UserId, StringValues Timestamp, StringValues Signature, byte[] Body)
{
    public void WriteTo(HttpContext http)
    {
        http.Request.Method = "POST";
        http.Request.Path = "/fal";
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(Body);
        http.Request.ContentLength = Body.Length;
        foreach ((string name, StringValues value) in new[] { ("Request-Id", RequestId), ("User-Id", UserId), ("Timestamp", Timestamp), ("Signature", Signature) })
        {
            if (value.Count > 0)
            {
                http.Request.Headers[$"X-Fal-Webhook-{name}"] = value;
            }
        }
    }
}
