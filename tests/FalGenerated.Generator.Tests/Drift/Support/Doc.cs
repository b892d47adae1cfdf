using System.Text;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Tests.Drift.Support;

/// <summary>Small documents, and comparisons of them.</summary>
internal static class Doc
{
    /// <summary>A document whose only operation sends a body of this schema.</summary>
    public static string Request(string schema, string components = "{}") =>
        Of("""{"post":{"requestBody":{"required":true,"content":{"application/json":{"schema":""" + schema + """}}},"responses":{"200":{"description":"ok"}}}}""", components);

    /// <summary>A document whose only operation answers with this schema.</summary>
    public static string Response(string schema, string components = "{}") =>
        Of("""{"get":{"responses":{"200":{"description":"ok","content":{"application/json":{"schema":""" + schema + "}}}}}}", components);

    /// <summary>A document whose only operation has one query parameter of this schema.</summary>
    public static string Parameter(string schema, string components = "{}") =>
        Of("""{"get":{"parameters":[{"name":"q","in":"query","schema":""" + schema + """}],"responses":{"200":{"description":"ok"}}}}""", components);

    /// <summary>A document with this path item at <c>/a/b</c>.</summary>
    public static string Of(string item, string components = "{}") => Whole("""{"/a/b":""" + item + "}", """{"schemas":""" + components + "}");

    public static string Whole(string paths, string components = "{}", string more = "", string version = "3.0.4", string info = """{"title":"t","version":"1.0.0"}""") =>
        $$"""{"openapi":"{{version}}","info":{{info}},"components":{{components}},"paths":{{paths}}{{more}}}""";

    public static SourceText Text(string name, string json) => new(name, Encoding.UTF8.GetBytes(json));

    public static ContractModel Read(string json) => ContractReader.Read(Text("document.json", json));

    public static IReadOnlyList<Finding> Compare(string old, string @new) =>
        ContractComparer.Compare(ContractReader.ReadToJudge(Text("old.json", old)), ContractReader.ReadToJudge(Text("new.json", @new)));

    /// <summary>Findings as short lines: level, rule, place.</summary>
    public static IReadOnlyList<string> Lines(string old, string @new) =>
        [.. Compare(old, @new).Select(finding => $"{finding.Level} {finding.Rule.Id} {finding.Place}".TrimEnd())];
}
