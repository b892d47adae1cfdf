using System.Globalization;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.CSharp;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Files;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;
using FalGenerated.Generator.NSwag;
using FalGenerated.Generator.Passes;
using FalGenerated.Generator.Tests.CSharp;
using FalGenerated.Generator.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FalGenerated.Generator.Tests.RealDocuments;

/// <summary>Every document at hand is pinned, generated and compiled, all of them in one compilation, as a project with many endpoints is.</summary>
public sealed class RealDocumentsTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Documents_AllTogether_AreAddedCompiledAndTyped()
    {
        DocumentFolder.Require();
        using TemporaryFolder folder = new();
        List<Diagnostic> warnings = [];
        List<string> refusals = [];
        List<NSwagJob> jobs = [];
        int unions = 0, undecided = 0;
        foreach ((EndpointId endpoint, string path) in DocumentFolder.Documents)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"Document{jobs.Count + refusals.Count}");
            ContractFolder contract = new(folder.PathOf(name), endpoint);
            (int code, _, string error) = await CommandLine.AddAsync([endpoint.Full, "--root", folder.PathOf(name), "--from", path], Token);
            if (code != 0)
            {
                refusals.Add(error);
                continue;
            }

            try
            {
                string document = folder.PathOf(name + ".json");
                AtomicFile.WriteIfDifferent(document, JsonText.Write(Normalizer.ForCSharp(contract, warnings)));
                jobs.Add(new(document, $"Real.{name}.{TargetNamespace.OwnPart(endpoint)}", folder.PathOf(name + ".g.cs")));
                unions += Unions(Normalizer.Effective(contract));
                undecided += ((ObjectNode)ContractFolder.Read(contract.CSharpOverlay)).ItemsOf("actions").Count(action => JsonPointer.Find(action, "/update/x-csharp-union") is not null);
            }
            catch (DiagnosticException refusal)
            {
                refusals.Add($"{path}: {refusal.Diagnostics[0]}");
            }
        }

        IReadOnlyDictionary<NSwagJob, Diagnostic> failed = await new NSwagRun(GeneratedCode.NSwagDll, Repository.PathOf("nswag.json")).GenerateAsync(jobs, Token);
        string[] texts = [.. jobs.Where(job => !failed.ContainsKey(job)).Select(job => File.ReadAllText(job.Output))];
        IReadOnlyList<string> problems = GeneratedCode.ProblemsOf(texts);
        (int members, List<string> untyped) = Members(texts);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DocumentFolder.Documents.Count} documents: {texts.Length} generated, {refusals.Count} refused, {failed.Count} failed; {problems.Count} compiler problems, {warnings.Count} remarks"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{members} members, {untyped.Count} untyped ({100m * untyped.Count / members:0.00} %); {unions} unions, {unions - undecided} typed"));
        foreach (string line in refusals.Concat(failed.Values.Select(one => one.ToString())).Concat(problems.Take(50)).Concat(untyped).Concat(warnings.Select(warning => warning.ToString())))
        {
            output.WriteLine(line);
        }

        Assert.Empty(refusals);
        Assert.Empty(failed);
        Assert.Empty(problems);
        Assert.True(untyped.Count <= 0.003m * members, $"{untyped.Count} of {members} members are untyped.");
        Assert.True(undecided <= 0.05m * unions, $"{undecided} of {unions} unions are untyped.");
    }

    /// <summary>The unions of two real arms or more in the service's own schemas.</summary>
    private static int Unions(ObjectNode document) => ((ObjectNode)JsonPointer.Find(document, "/components/schemas")!).Members
        .Where(schema => schema.Key is not ("ModelErrorItem" or "RequestError")).SelectMany(schema => SchemaTree.Within((ObjectNode)schema.Value))
        .Count(schema => schema.ItemsOf("anyOf").Count > 1 || schema.ItemsOf("oneOf").Count > 1);

    private static (int All, List<string> Untyped) Members(string[] texts)
    {
        PropertyDeclarationSyntax[] members = [.. texts.SelectMany(text => CSharpSyntaxTree.ParseText(text, cancellationToken: Token).GetRoot(Token).DescendantNodes().OfType<PropertyDeclarationSyntax>())
            .Where(member => member.AttributeLists.ToString().Contains("JsonProperty", StringComparison.Ordinal))];
        return (members.Length, [.. members.Where(member => member.Type.ToString().Contains("JToken", StringComparison.Ordinal))
            .Select(member => $"untyped: {member.FirstAncestorOrSelf<NamespaceDeclarationSyntax>()!.Name}.{((ClassDeclarationSyntax)member.Parent!).Identifier}.{member.Identifier}")]);
    }
}
