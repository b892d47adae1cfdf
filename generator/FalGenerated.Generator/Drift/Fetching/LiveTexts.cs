namespace FalGenerated.Generator.Drift.Fetching;

/// <summary>The texts that were obtained for one endpoint.</summary>
/// <param name="Document">Null when the server says that it did not change.</param>
/// <param name="Page">Null when it was not looked at.</param>
internal sealed record LiveTexts(FetchedText? Document, FetchedText? Page);
