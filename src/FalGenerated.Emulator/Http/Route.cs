namespace FalGenerated.Emulator.Http;

/// <summary>The operation of a request and the function that answers it.</summary>
internal sealed record Route(string Operation, Func<EmulatorRequest, CancellationToken, ValueTask<Reply>> Answer)
{
    /// <summary>The job that the request is about, where its path names one.</summary>
    public string? RequestId { get; init; }

    /// <summary>On the files port: an <c>Authorization</c> header may hold a token of the CDN.</summary>
    public bool TakesToken { get; init; }

    public static Route Of(string operation, Func<EmulatorRequest, Reply> answer) =>
        new(operation, (request, _) => ValueTask.FromResult(answer(request)));

    public static Route Always(string operation, Func<Reply> reply) => new(operation, (_, _) => ValueTask.FromResult(reply()));
}
