using System.Collections.Concurrent;

namespace FalGenerated.Files;

/// <summary>The sizes of the files that this client uploaded last, by address: what a contract limits is then known when the address is submitted.</summary>
internal sealed class RecentUploads
{
    /// <summary>An upload is submitted soon, if at all; beyond this many the older ones are forgotten together.</summary>
    private const int Most = 1000;

    private readonly ConcurrentDictionary<string, long> bytes = new(StringComparer.Ordinal);

    public UploadedFile Add(UploadedFile file)
    {
        if (bytes.Count >= Most)
        {
            bytes.Clear();
        }

        bytes[file.Url.AbsoluteUri] = file.Bytes;
        return file;
    }

    public MediaFacts? FactsOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? given) && bytes.TryGetValue(given.AbsoluteUri, out long size) ? new MediaFacts { Bytes = size } : null;
}
