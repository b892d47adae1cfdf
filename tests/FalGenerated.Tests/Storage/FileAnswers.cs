using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace FalGenerated.Tests.Storage;

/// <summary>How a file host with ranges and strong tags answers a GET.</summary>
internal static class FileAnswers
{
    public static HttpResponseMessage Of(byte[] file, SeenRequest seen)
    {
        string tag = TagOf(file);
        long from = 0;
        if (seen.Headers.TryGetValue("Range", out string? range) && seen.Headers.GetValueOrDefault("If-Range", tag) == tag)
        {
            from = long.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
        }

        HttpResponseMessage response = Of(file, from);
        response.Headers.ETag = new EntityTagHeaderValue(tag);
        return response;
    }

    public static string TagOf(byte[] file) => $"\"{Convert.ToHexString(SHA256.HashData(file))[..8]}\"";

    /// <summary>An answer whose body breaks off after some bytes.</summary>
    public static HttpResponseMessage Cut(byte[] file, SeenRequest seen, int after)
    {
        HttpResponseMessage whole = Of(file, seen);
        long from = whole.Content.Headers.ContentRange?.From ?? 0;
        StreamContent cut = new(new CutStream(file.AsMemory((int)from), after));
        foreach ((string name, IEnumerable<string> values) in whole.Content.Headers)
        {
            cut.Headers.TryAddWithoutValidation(name, values);
        }

        whole.Content = cut;
        return whole;
    }

    private static HttpResponseMessage Of(byte[] file, long from)
    {
        if (from == 0)
        {
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = Content(file) };
        }

        HttpResponseMessage response = new(HttpStatusCode.PartialContent) { Content = Content(file[(int)from..]) };
        response.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, file.Length - 1, file.Length);
        return response;
    }

    private static ByteArrayContent Content(byte[] bytes)
    {
        ByteArrayContent content = new(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
        content.Headers.ContentLength = bytes.Length;
        return content;
    }
}
