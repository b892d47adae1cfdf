using System.Runtime.CompilerServices;

namespace FalGenerated.Files;

/// <summary>One upload: an address, the bytes whole or in parts, and once more from the start when the address is refused.</summary>
internal sealed class Uploader(
    UploadInitiation initiation,
    UploadRequests requests,
    TransferAttempts attempts,
    FalStorageOptions options,
    UploadSource source,
    UploadHead head,
    TransferMeter meter)
{
    // A refused address is replaced, but a host that refuses every address is not asked forever.
    private const int MaxAddresses = 3;

    public async Task<UploadedFile> RunAsync(CancellationToken cancellationToken)
    {
        bool whole = await source.FitsOneRequestAsync(options.MultipartThreshold, cancellationToken).ConfigureAwait(false);
        for (int addresses = 1; ; addresses++)
        {
            try
            {
                UploadedFile file = await (whole ? WholeAsync(cancellationToken) : PartsAsync(cancellationToken)).ConfigureAwait(false);
                meter.Finish();
                return file;
            }
            catch (FalTransferException refused) when (refused.AddressRefused && addresses < MaxAddresses && source.TryRestart())
            {
                meter.Reset();
            }
        }
    }

    private async Task<UploadedFile> WholeAsync(CancellationToken cancellationToken)
    {
        UploadAddress address = await initiation.AskAsync(head, multipart: false, cancellationToken).ConfigureAwait(false);
        using UploadPart part = await source.NextAsync(long.MaxValue, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("A source that is not empty has a first part.");
        await PutAsync(address.Upload, part, number: null, cancellationToken).ConfigureAwait(false);
        source.ThrowIfChanged();
        return Uploaded(address, part.Length, parts: 1);
    }

    private async Task<UploadedFile> PartsAsync(CancellationToken cancellationToken)
    {
        UploadAddress address = await initiation.AskAsync(head, multipart: true, cancellationToken).ConfigureAwait(false);
        List<PartTag> tags = [];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.PartsInFlight, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ReadPartsAsync(cancellationToken), parallel, SendAsync).ConfigureAwait(false);

        tags.Sort((left, right) => left.Number.CompareTo(right.Number));
        long bytes = tags.Sum(tag => tag.Bytes);
        source.ThrowIfChanged();
        if (tags.Count == 0 || tags[^1].Number != tags.Count || (source.Length is { } length && length != bytes))
        {
            throw new FalTransferException(TransferFailure.UploadFailed, $"Only {tags.Count} parts with {bytes} bytes went up: upload the file again.") { Stage = UploadStage.Content };
        }

        await attempts.RunAsync(token => requests.CompleteAsync(address.Complete(), tags, token), cancellationToken).ConfigureAwait(false);
        return Uploaded(address, bytes, tags.Count);

        async ValueTask SendAsync(UploadPart part, CancellationToken token)
        {
            using (part)
            {
                string tag = await PutAsync(address.Part(part.Number), part, part.Number, token).ConfigureAwait(false);
                lock (tags)
                {
                    tags.Add(new PartTag { Number = part.Number, Tag = tag, Bytes = part.Length });
                }
            }
        }
    }

    private Task<string> PutAsync(Uri address, UploadPart part, int? number, CancellationToken cancellationToken)
    {
        int tries = 0;
        return attempts.RunAsync(token => requests.PutAsync(address, part, number, askFirst: ++tries > 1, token), cancellationToken);
    }

    // Each worker takes a part only when it has given up its last one, so no more parts are in memory than there are workers.
    private async IAsyncEnumerable<UploadPart> ReadPartsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await source.NextAsync(options.PartSize, cancellationToken).ConfigureAwait(false) is { } part)
        {
            yield return part;
        }
    }

    private UploadedFile Uploaded(UploadAddress address, long bytes, int parts) => new()
    {
        Url = address.File,
        ContentType = head.ContentType,
        FileName = head.FileName,
        Bytes = bytes,
        Parts = parts,
    };
}
