using System.Net;

namespace FalGenerated.AspNetCore.Tests.Support;

/// <summary>The host of the key set: it counts its requests, and answers what it is told to.</summary>
internal sealed class KeyHost : HttpMessageHandler
{
    private int requests;

    public int Requests => Volatile.Read(ref requests);

    public List<Uri> Addresses { get; } = [];

    public List<string> Credentials { get; } = [];

    /// <summary>The status and the body of its answer.</summary>
    public (HttpStatusCode Status, string Body) Answer { get; set; }

    public void Serve(params Signer[] signers) =>
        Answer = (HttpStatusCode.OK, $$"""{"keys":[{{string.Join(',', signers.Select(signer => signer.Key))}}]}""");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref requests);
        Addresses.Add(request.RequestUri!);
        Credentials.AddRange(request.Headers.Authorization is { } credential ? [credential.ToString()] : []);
        return Task.FromResult(new HttpResponseMessage(Answer.Status) { Content = new StringContent(Answer.Body) });
    }
}
