using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using FalGenerated.Generator.Drift.Comparison;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Benchmarks.Micro;

/// <summary>The comparison of two contracts with a thousand members each, one of them another.</summary>
[MemoryDiagnoser]
public class DriftBenchmarks
{
    private readonly SourceText before = Document("\"maximum\":9");
    private readonly SourceText after = Document("\"maximum\":8");

    [Benchmark]
    public int Compare() => ContractComparer.Compare(ContractReader.ReadToJudge(before), ContractReader.ReadToJudge(after)).Count;

    private static SourceText Document(string lastBound)
    {
        StringBuilder members = new();
        for (int index = 0; index < 1000; index++)
        {
            members.Append(CultureInfo.InvariantCulture, $"\"m{index}\":{{\"type\":\"integer\",\"minimum\":1,{(index == 999 ? lastBound : "\"maximum\":9")}}},");
        }

        string schema = """{"type":"object","properties":{""" + members.ToString().TrimEnd(',') + "}}";
        return new("document.json", Encoding.UTF8.GetBytes(
            """{"openapi":"3.0.4","info":{"title":"t","version":"1"},"paths":{"/a/b":{"post":{"requestBody":{"content":{"application/json":{"schema":"""
            + schema + """}}},"responses":{"200":{"description":"ok"}}}}}}"""));
    }
}
