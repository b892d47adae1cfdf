namespace FalGenerated.Generator.Drift.Fetching;

/// <summary>What was obtained for one endpoint.</summary>
/// <param name="Document">Null when the server says that it did not change.</param>
/// <param name="Page">Null when it was not looked at.</param>
internal sealed record LiveTexts(FetchedText? Document, FetchedText? Page);
