namespace FalGenerated.Generator.NSwag;

/// <summary>One document to generate from.</summary>
/// <param name="Document">The normalised document.</param>
/// <param name="Namespace">The namespace of the generated types.</param>
/// <param name="Output">The C# file to write.</param>
internal sealed record NSwagJob(string Document, string Namespace, string Output);
