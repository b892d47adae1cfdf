using System.Net;
using System.Net.Http.Headers;
using FalGenerated.Errors;

namespace FalGenerated.Files;

/// <summary>One download: tries until the file is whole, and goes on behind the last byte when the host can prove that it is the same file.</summary>
internal sealed class Downloader(
    FileFetch fetch, TransferRetry retry, FalStorageOptions options, DownloadRequest request, TransferMeter meter, TimeProvider time) : IDisposable
{
    // A cut that comes after this many new bytes is not held against the host: long files meet many.
    private const long Headway = 1024 * 1024;
    private const int BufferSize = 256 * 1024;

    private readonly byte[][] buffers = [GC.AllocateUninitializedArray<byte>(BufferSize), GC.AllocateUninitializedArray<byte>(BufferSize)];
    private PartialFile? file;
    private RangeConditionHeaderValue? validator;
    private long? total;
    private string? contentType;

    /// <summary>The bytes that have arrived and count.</summary>
    public long Received => file?.Length ?? 0;

    public async Task<DownloadedFile> RunAsync(CancellationToken cancellationToken)
    {
        int interruptions = 0;
        for (int failures = 0; ;)
        {
            long before = Received;
            try
            {
                await FileTraffic.TryAsync(FetchAsync, Lost, options, time, cancellationToken).ConfigureAwait(false);
                break;
            }
            catch (FalDownloadException error) when (error.IsTransient && (failures = Received - before >= Headway ? 1 : failures + 1) < options.Attempts)
            {
                interruptions++;
                await retry.PauseAsync(failures, error.RetryAfter, cancellationToken).ConfigureAwait(false);
            }
        }

        long bytes = Received;
        string hash = await file!.CommitAsync(request.Overwrite, cancellationToken).ConfigureAwait(false);
        meter.Finish();
        return new DownloadedFile
        {
            Path = request.Target,
            Address = request.Address,
            Bytes = bytes,
            Sha256 = hash,
            ContentType = contentType,
            Interruptions = interruptions,
            Findings = [.. Findings(bytes)],
        };
    }

    public void Dispose() => file?.Dispose();

    private async Task<bool> FetchAsync(StallGuard guard)
    {
        if (file is not null && Received == total)
        {
            // The connection broke behind the last byte.
            return true;
        }

        // Without a validator nobody can say that the rest belongs to the beginning.
        long from = validator is null ? 0 : Received;
        using HttpResponseMessage response = await fetch.GetAsync(request.Address, from, validator, guard.Token).ConfigureAwait(false);
        guard.Tick();
        if (from > 0 && DownloadAnswers.GoesOn(response, from, total, validator!))
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
            // Another file, or another part of it, than we asked for: only the whole is certain.
            validator = null;
            throw Failed($"{request.Address.Host} could not continue the file where it was cut", response);
        }

        throw DownloadAnswers.Refused(request.Address, response, Received, time);
    }

    private void Begin(HttpResponseMessage response)
    {
        total = DownloadAnswers.LengthOf(request.Address, response);
        validator = DownloadAnswers.ValidatorOf(response);
        contentType = response.Content.Headers.ContentType?.ToString();
        if (total > request.MaxBytes)
        {
            throw new FalFileTooLargeException(request.MaxBytes, total);
        }

        meter.Reset();
        meter.Total = total ?? request.AnnouncedBytes;
        if (file is null)
        {
            file = PartialFile.Create(request.Target, total);
        }
        else
        {
            file.Restart();
        }
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
                    throw new FalFileTooLargeException(request.MaxBytes, null);
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

        if (Received < (total ?? request.AnnouncedBytes ?? 0) || Received > (total ?? long.MaxValue))
        {
            throw Failed($"{request.Address.Host} sent {Received} bytes instead of {total ?? request.AnnouncedBytes}", response);
        }
    }

    private FalDownloadException Failed(string what, HttpResponseMessage response) =>
        new(request.Address, $"Download again: {what}.") { StatusCode = (int)response.StatusCode, ReceivedBytes = Received, IsTransient = true };

    private FalDownloadException Lost(string what, Exception error) =>
        new(request.Address, $"Download again: {request.Address.Host} did not deliver the file, because {what}.", error)
        {
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
