namespace FalGenerated.Video;

/// <summary>Sniffs, picks the reader, and turns its way of ending into facts.</summary>
internal static class ProbeCore
{
    public static async Task<VideoInfo> RunAsync(ByteSource source, ProbeBudget budget, ProbeOptions options, CancellationToken cancellationToken)
    {
        VideoInfo info;
        try
        {
            using Window window = new(source, options.WindowBytes, cancellationToken);
            info = await ReadAsync(window, budget, options).ConfigureAwait(false);
        }
        catch (ProbeStop stop)
        {
            info = new VideoInfo { Outcome = stop.Outcome, StoppedAt = stop.Offset, HttpStatus = stop.HttpStatus, Notes = [stop.Message] };
        }

        return info with { FileBytes = source.Length, BytesRead = budget.Bytes, Reads = budget.Reads };
    }

    private static async ValueTask<VideoInfo> ReadAsync(Window window, ProbeBudget budget, ProbeOptions options)
    {
        if (!await window.HasAsync(0, 1).ConfigureAwait(false))
        {
            return new VideoInfo { Outcome = VideoOutcome.Empty, Notes = ["There are no bytes."] };
        }

        Signature signature = Signature.Of(window.Rest(0, Signature.Length));
        return signature.Kind switch
        {
            SignatureKind.IsoBmff => await new IsoBmffReader(new BoxReader(window, budget), options).ReadAsync().ConfigureAwait(false),
            SignatureKind.Ebml => await new MatroskaReader(new EbmlReader(window, budget), options).ReadAsync().ConfigureAwait(false),
            SignatureKind.NotVideo => new VideoInfo
            {
                Outcome = VideoOutcome.NotVideo,
                Container = signature.Name,
                Notes = [$"The first bytes are those of {signature.Name}."],
            },
            _ => new VideoInfo
            {
                Outcome = VideoOutcome.UnknownContainer,
                Container = signature.Name == "unknown" ? null : signature.Name,
                Notes = [$"This reader does not read the container ({signature.Name})."],
            },
        };
    }
}
