using FalGenerated.CodeGeneration;

namespace FalGenerated.Queue;

/// <summary>The synchronous run: the paid POST whose answer is the output itself. No contract document describes it, so it is written by hand.</summary>
internal sealed class RunCall(FalCall call, HttpClient http) : FalRawClient(call, http)
{
    public Task<FalResponse<TOutput>> PostAsync<TOutput>(object input, CancellationToken cancellationToken)
        where TOutput : class =>
        SendAsync<TOutput>(HttpMethod.Post, "", [], input, cancellationToken);
}
