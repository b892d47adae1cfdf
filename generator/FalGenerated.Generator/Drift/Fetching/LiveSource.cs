using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Lock;

namespace FalGenerated.Generator.Drift.Fetching;

/// <summary>The source of an endpoint's live texts: a file, a mirror, or the address in the lock.</summary>
internal sealed class LiveSource(string? from, string? source, bool offline, Func<ContractFetcher> fetcher)
{
    /// <summary>True if the page with the prices is read too: a single file or a single address is the document alone.</summary>
    public bool HasPage => from is null && (source is null || FetchAddress.IsRoot(FetchAddress.Mirror(source)));

    /// <summary>Null where the server says that the text did not change.</summary>
    /// <exception cref="FetchException">Something could not be had.</exception>
    /// <exception cref="UsageException">The file is not there, or the address is not allowed.</exception>
    public async Task<LiveTexts> GetAsync(LockEntry entry, CancellationToken cancellationToken = default)
    {
        if (from is not null)
        {
            return File.Exists(from)
                ? new LiveTexts(new FetchedText(DisplayPath.Of(from), await File.ReadAllBytesAsync(from, cancellationToken)) { ContentType = "application/json" }, null)
                : throw new UsageException($"the file {DisplayPath.Of(from)} is not there.");
        }

        if (offline)
        {
            throw new FetchException("nothing was fetched, because --offline forbids it; give --from FILE.");
        }

        try
        {
            return await FetchAsync(entry, cancellationToken);
        }
        catch (FetchException failure)
        {
            throw new FetchException($"{entry.Endpoint}: {failure.Message}", failure);
        }
    }

    private async Task<LiveTexts> FetchAsync(LockEntry entry, CancellationToken cancellationToken)
    {
        using ContractFetcher http = fetcher();
        bool conditional = !entry.IsProvisional;
        FetchedText? document = await http.GetAsync(AddressOf(entry.Pin), conditional ? entry.ETag : null, conditional ? entry.LastModified : null, cancellationToken);
        FetchedText? page = HasPage && entry.Page is { } pinned ? await http.GetAsync(AddressOf(pinned), null, null, cancellationToken) : null;
        return new LiveTexts(document, page);
    }

    private Uri AddressOf(LockedFile file)
    {
        if (source is null)
        {
            return FetchAddress.FromLock(file.Source);
        }

        Uri mirror = FetchAddress.Mirror(source);
        return FetchAddress.IsRoot(mirror) ? FetchAddress.On(mirror, FetchAddress.FromLock(file.Source)) : mirror;
    }
}
