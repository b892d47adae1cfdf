extern alias sdk;

using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Files;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.NSwag;
using FalGenerated.Generator.Normalization;
using FalGenerated.Generator.Tests.Support;
using sdk::FalGenerated.Wire;

namespace FalGenerated.Generator.Tests.CSharp;

/// <summary>C# generated from a contract by the real tool with the real templates, and compiled in memory against the library.</summary>
internal sealed record GeneratedCode(string Text, IReadOnlyList<string> Problems, Assembly? Assembly)
{
    public static readonly string NSwagDll = typeof(GeneratedCode).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "NSwagDll").Value!;

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>As the SDK does in every project: references of different framework versions are unified silently.</summary>
    private static readonly Dictionary<string, ReportDiagnostic> UnificationOff = new() { ["CS1701"] = ReportDiagnostic.Suppress };

    /// <param name="contract">The contract.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="handwritten">A file of a user, compiled beside the generated one; null for none.</param>
    public static Task<GeneratedCode> FromAsync(TestContract contract, CancellationToken cancellationToken, string? handwritten = null) =>
        FromAsync(contract.Folder, contract.Root, cancellationToken, handwritten);

    public static async Task<GeneratedCode> FromAsync(ContractFolder contract, string folder, CancellationToken cancellationToken, string? handwritten = null)
    {
        string document = Path.Combine(folder, "normalized.json");
        string output = Path.Combine(folder, "code.g.cs");
        AtomicFile.WriteIfDifferent(document, JsonText.Write(Normalizer.ForCSharp(contract)));
        Assert.Empty(await new NSwagRun(NSwagDll, Repository.PathOf("nswag.json")).GenerateAsync([new(document, "Acme.Thing", output)], cancellationToken));
        string text = await File.ReadAllTextAsync(output, cancellationToken);
        (IReadOnlyList<string> problems, byte[] assembly) = Compile([text, "#pragma warning disable CS1591 // It is no library.\n" + handwritten]);
        return new(text, problems, problems.Count == 0 ? Assembly.Load(assembly) : null);
    }

    /// <summary>A value of a generated type, made from JSON and written again, both with the library's serializer.</summary>
    public string RoundTrip(string type, string json)
    {
        Assert.Equal([], Problems);
        Type target = Assembly!.GetType("Acme.Thing." + type, throwOnError: true)!;
        Type serializer = typeof(FalJson);
        MethodInfo read = serializer.GetMethods().Single(method => method.Name == "Read" && method.GetParameters()[0].ParameterType == typeof(string)).MakeGenericMethod(target);
        object? value = read.Invoke(null, [json]);
        return (string)serializer.GetMethod("Write")!.Invoke(null, [value])!;
    }

    /// <summary>Calls a static method without parameters of the handwritten class <c>Acme.Thing.Use</c>.</summary>
    public T Run<T>(string method)
    {
        Assert.Equal([], Problems);
        return (T)Assembly!.GetType("Acme.Thing.Use", throwOnError: true)!.GetMethod(method)!.Invoke(null, null)!;
    }

    /// <summary>The compiler's errors and warnings about all these files in one project.</summary>
    public static IReadOnlyList<string> ProblemsOf(IEnumerable<string> texts) => Compile(texts).Problems;

    private static (IReadOnlyList<string> Problems, byte[] Assembly) Compile(IEnumerable<string> texts)
    {
        CSharpParseOptions options = new(LanguageVersion.Latest, DocumentationMode.Diagnose);
        string usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.IO; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Generated" + Path.GetRandomFileName(),
            [.. texts.Append(usings).Select(source => CSharpSyntaxTree.ParseText(source, options))],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, checkOverflow: true, specificDiagnosticOptions: UnificationOff));
        using MemoryStream assembly = new();
        IReadOnlyList<string> problems =
        [
            .. compilation.Emit(assembly).Diagnostics.Where(problem => problem.Severity >= DiagnosticSeverity.Warning).Select(problem => problem.ToString()),
        ];
        return (problems, assembly.ToArray());
    }
}
