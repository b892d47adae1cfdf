using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FalGenerated.Transport;

namespace FalGenerated.Tests.Support;

/// <summary>A certificate for this machine that only its own clients trust.</summary>
internal sealed class OwnCertificate : IDisposable
{
    public OwnCertificate()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        Value = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    public X509Certificate2 Value { get; }

    /// <summary>A client over connections of its own that trusts the certificate.</summary>
    public FalClient Client(Uri address, TimeProvider? time = null) => new(
        new FalOptions { ApiKey = Fal.Key, QueueUrl = address, RunUrl = address, RestUrl = address, ApiUrl = address },
        settings => FalTransport.OverSockets(settings, Trusting),
        time ?? TimeProvider.System);

    public void Dispose() => Value.Dispose();

    private SocketsHttpHandler Trusting()
    {
        SocketsHttpHandler handler = FalTransport.Sockets();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetCertHashString() == Value.GetCertHashString();
        return handler;
    }
}
