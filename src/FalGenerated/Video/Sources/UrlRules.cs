namespace FalGenerated.Video.Sources;

/// <summary>Rules for the probe of an address.</summary>
/// <param name="AllowPrivateAddresses">True allows loopback, link-local and private addresses.</param>
/// <param name="Client">The client that sends the requests; null: the library's own.</param>
/// <param name="Allow">Decides for every address, redirect targets included, if a request may go there; null: all are allowed.</param>
internal sealed record UrlRules(bool AllowPrivateAddresses, HttpClient? Client, Func<Uri, bool>? Allow);
