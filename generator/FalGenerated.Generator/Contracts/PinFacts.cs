namespace FalGenerated.Generator.Contracts;

/// <summary>The origin of a pin.</summary>
/// <param name="Sha256">Hash of the pinned bytes, lowercase hex.</param>
/// <param name="Obtained"><c>authored</c> (written from the endpoint's page), <c>fetched</c>, or <c>unrecorded</c> when the lock does not know the endpoint.</param>
/// <param name="Date">The day, as yyyy-MM-dd; empty when the lock does not know the endpoint.</param>
internal sealed record PinFacts(string Sha256, string Obtained, string Date);
