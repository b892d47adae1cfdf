using System.Net;
using FalGenerated.Video;

namespace FalGenerated.Files;

/// <summary>One download: tries until the file is whole, and goes on behind the last byte when the host can prove that it is the same file.</summary>
internal sealed class Downloader(FileFetch fetch, TransferAttempts attempts, DownloadRequest request, TransferMeter meter) : IDisposable
{
    // A cut that comes after this many new bytes is not held against the host: long files meet many. Fewer are not worth keeping either.
    private const long Headway = 1024 * 1024;
    // Headers and one picture take more.
    private const int ShortestVideo = 512;
    private const int BufferSize = 256 * 1024;
    private readonly byte[][] buffers = [GC.AllocateUninitializedArray<byte>(BufferSize), GC.AllocateUninitializedArray<byte>(BufferSize)];
    private PartialFile? file;

    /// <summary>The bytes that have arrived and count.</summary>
    public long Received => file?.Length ?? 0;

    private long? Total => file?.State.TotalBytes;

    public async Task<DownloadedFile> RunAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        file = await PartialFile.OpenAsync(request.Target, request.Source, time, cancellationToken).ConfigureAwait(false);
        if (request.IsTaken)
        {
            // Another download to the same target was waited for.
            throw PartialFile.Exists(request.Target);
        }

        meter.Add(Received);
        try
        {
            int interruptions = await FetchAllAsync(cancellationToken).ConfigureAwait(false);
            long bytes = Received;
            string hash = await file.CommitAsync(request.Overwrite, cancellationToken).ConfigureAwait(false);
            meter.Finish();
            return new DownloadedFile
            {
                Path = request.Target,
                Address = request.Address,
                Bytes = bytes,
                Sha256 = hash,
                ContentType = file.State.ContentType,
                Interruptions = interruptions,
                Findings = [.. Findings(bytes)],
            };
        }
        catch (Exception error) when (error is OperationCanceledException or FalTransferException { IsTransient: true, Reason: TransferFailure.DownloadFailed })
        {
            file.IsKept = Received >= Headway && file.State.Validator is not null;
            throw;
        }
    }

    public void Dispose() => file?.Dispose();

    /// <returns>The number of tries that failed.</returns>
    private async Task<int> FetchAllAsync(CancellationToken cancellationToken)
    {
        int interruptions = 0;
        for (int failures = 0; ; interruptions++)
        {
            long before = Received;
            try
            {
                await attempts.TryAsync(FetchAsync, Lost, cancellationToken).ConfigureAwait(false);
                await VerifyAsync(cancellationToken).ConfigureAwait(false);
                return interruptions;
            }
            catch (FalTransferException error) when (error.IsTransient && (failures = Received - before >= Headway ? 1 : failures + 1) < attempts.Most)
            {
                await attempts.PauseAsync(failures, error.RetryAfter, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> FetchAsync(StallGuard guard)
    {
        if (Received > 0 && Received == Total)
        {
            // The connection broke behind the last byte.
            return true;
        }

        // Without a validator nothing proves that the rest belongs to the beginning.
        PartialFileState state = file!.State;
        long from = state.Validator is null ? 0 : Received;
        using HttpResponseMessage response = await fetch.GetAsync(request.Address, from, state.Validator, guard.Token).ConfigureAwait(false);
        guard.Tick();
        if (from > 0 && DownloadAnswers.GoesOn(response, from, state.TotalBytes, state.Validator!))
        {
            await CopyAsync(response, guard).ConfigureAwait(false);
            return true;
        }

        if (response.StatusCode == HttpStatusCode.OK)
        {
            Begin(response);
            await CopyAsync(response, guard).ConfigureAwait(false);
            return true;
        }

        if (from > 0 && response.StatusCode is HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // Another file, or another part of it, than was asked for: only the whole is certain.
            Restart();
            throw Failed(TransferFailure.DownloadFailed, $"{request.Address.Host} could not continue the file where it was cut", response.StatusCode);
        }

        throw DownloadAnswers.Refused(request.Address, response, Received, attempts);
    }

    private void Begin(HttpResponseMessage response)
    {
        long? total = DownloadAnswers.LengthOf(request.Address, response);
        if (total > request.MaxBytes)
        {
            throw TooLarge(total);
        }

        meter.Reset();
        meter.Total = total ?? request.AnnouncedBytes;
        file!.Restart(file.State with
        {
            Validator = DownloadAnswers.ValidatorOf(response),
            TotalBytes = total,
            ContentType = response.Content.Headers.ContentType?.ToString(),
        });
    }

    private void Restart()
    {
        meter.Reset();
        file!.Restart(file.State with { Validator = null, TotalBytes = null });
    }

    // Two buffers: one is written and hashed while the other is filled.
    private async Task CopyAsync(HttpResponseMessage response, StallGuard guard)
    {
        Stream body = await response.Content.ReadAsStreamAsync(guard.Token).ConfigureAwait(false);
        Task writing = Task.CompletedTask;
        try
        {
            for (int turn = 0; ; turn ^= 1)
            {
                int count = await body.ReadAsync(buffers[turn], guard.Token).ConfigureAwait(false);
                await writing.ConfigureAwait(false);
                if (count == 0)
                {
                    break;
                }

                guard.Tick();
                if (Received + count > request.MaxBytes)
                {
                    throw TooLarge(null);
                }

                meter.Add(count);
                writing = file!.AppendAsync(buffers[turn].AsMemory(0, count));
            }
        }
        finally
        {
            // What has arrived before a cut is not fetched again.
            await writing.ConfigureAwait(false);
        }

        if (Received < (Total ?? request.AnnouncedBytes ?? 0) || Received > (Total ?? long.MaxValue))
        {
            throw Failed(TransferFailure.DownloadFailed, $"{request.Address.Host} sent {Received} bytes instead of {Total ?? request.AnnouncedBytes}", response.StatusCode);
        }
    }

    // A transfer may be whole and its bytes still not the file: an error page with status 200, an object that was cut before it was stored.
    private async Task VerifyAsync(CancellationToken cancellationToken)
    {
        VideoInfo info = await file!.ProbeAsync(cancellationToken).ConfigureAwait(false);
        string? instead = info.Outcome switch
        {
            VideoOutcome.Empty when request.AnnouncedBytes != 0 => "no bytes",
            VideoOutcome.NotVideo when Wants("video/") || (info.Container is "html" or "xml" or "json" or "text" && (Wants("image/") || Wants("audio/"))) =>
                $"other content ({info.Container})",
            _ when Wants("video/") && IsCut(info) => "only the beginning of a video",
            _ => null,
        };
        if (instead is not null)
        {
            FalTransferException wrong = Failed(
                TransferFailure.WrongContent, $"{request.Address.Host} sent {instead} ({Received} bytes) instead of the file", HttpStatusCode.OK);
            Restart();
            throw wrong;
        }
    }

    // Of a transfer with a length the container alone is no proof: the service may have made it so.
    private bool IsCut(VideoInfo info)
    {
        bool endsEarly = info.Outcome == VideoOutcome.Truncated || info.MediaDataCut;
        return endsEarly && (Total is null || Received < ShortestVideo || (info.MediaDataCut && Received < request.AnnouncedBytes));
    }

    private bool Wants(string kind) => request.MediaType?.StartsWith(kind, StringComparison.OrdinalIgnoreCase) == true;

    private FalTransferException TooLarge(long? announced) => new(
        TransferFailure.TooLarge,
        $"Raise {nameof(DownloadOptions.MaxBytes)} to fetch it: the file has {(announced is { } size ? $"{size} bytes" : "more bytes")}, the limit is {request.MaxBytes}.")
    {
        Address = request.Address,
        LimitBytes = request.MaxBytes,
        ExpectedBytes = announced,
    };

    private FalTransferException Failed(TransferFailure reason, string what, HttpStatusCode status) =>
        new(reason, $"Download again: {what}.") { Address = request.Address, StatusCode = (int)status, ReceivedBytes = Received, IsTransient = true };

    private FalTransferException Lost(string what, Exception error) =>
        new(TransferFailure.DownloadFailed, $"Download again: {request.Address.Host} did not deliver the file, because {what}.", error)
        {
            Address = request.Address,
            ReceivedBytes = Received,
            IsTransient = true,
        };

    private IEnumerable<string> Findings(long bytes)
    {
        foreach (string host in fetch.Strangers)
        {
            yield return $"The file came from {host}, which is not among the trusted file hosts.";
        }

        if (request.AnnouncedBytes is { } announced && announced != bytes)
        {
            yield return $"The service announced {announced} bytes, the file has {bytes}.";
        }
    }
}
