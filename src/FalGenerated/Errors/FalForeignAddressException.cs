using FalGenerated.Net;

namespace FalGenerated;

/// <summary>An address (out of a token, an answer or a redirect) lies outside the origins that the options name. Nothing was sent there, and no key.</summary>
public sealed class FalForeignAddressException : FalException
{
    /// <summary>Makes one.</summary>
    /// <param name="address">The address; null when the text was none.</param>
    public FalForeignAddressException(Uri? address)
        : base($"Use a client whose options name this host: {Redact.Address(address)} is at none of the configured origins, so nothing was sent to it.") =>
        Host = address is { IsAbsoluteUri: true } ? address.Authority : "";

    /// <summary>Host and port of the address; empty when it has none.</summary>
    public string Host { get; }
}
