using System.Text;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Drift.Rendering;
using FalGenerated.Generator.Drift.Reporting;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Robustness;

/// <summary>Whatever the bytes are: a report in every format, or a refusal with a place.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Seeds = [Tree.PinText, .. NastyDocuments.All];

    [Fact]
    public void Trees_MutatedByLot_AreComparedOrRefused() => Rounds.Each(400, MutateTree);

    [Fact]
    public void Bytes_MutatedByLot_AreComparedOrRefused() => Rounds.Each(300, MutateBytes);

    [Fact(Explicit = true)]
    public void Documents_MutatedManyMoreTimes_AreComparedOrRefused() => Rounds.Each(Rounds.OrDefault(2_000), round =>
    {
        MutateTree(round);
        MutateBytes(round);
    });

    private static void MutateTree(int round)
    {
        Random random = new(round);
        string old = Seeds[random.Next(Seeds.Length)];
        Node tree = Tree.Parse(old);
        List<Node> donors = [.. Tree.Below(Tree.Parse(Seeds[random.Next(Seeds.Length)]))];
        for (int edits = random.Next(1, 6); edits > 0; edits--)
        {
            List<Node> nodes = [.. Tree.Below(tree)];
            if (nodes.Count == 0)
            {
                break;
            }

            Edit(nodes[random.Next(nodes.Count)], donors[random.Next(donors.Count)].Clone(), random);
        }

        CompareOrRefuse(Encoding.UTF8.GetBytes(old), JsonText.Write(tree));
        CompareOrRefuse(JsonText.Write(tree), Encoding.UTF8.GetBytes(old));
    }

    private static void MutateBytes(int round)
    {
        Random random = new(round);
        byte[] old = Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)]);
        byte[] now = [.. old];
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            now[random.Next(now.Length)] = (byte)random.Next(256);
        }

        CompareOrRefuse(old, random.Next(4) == 0 ? now[..random.Next(now.Length)] : now);
    }

    private static void Edit(Node node, Node donor, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                Tree.Remove(node);
                break;
            case 1 when node is ObjectNode map:
                map.Set(random.Next(2) == 0 ? "$ref" : "allOf", donor);
                break;
            case 2 when node is TextNode:
                Tree.Replace(node, node.Text(((string[])["null", "object", "#/components/schemas/Tree", "\u0007\u202e<b>|@x", "3.1.0"])[random.Next(5)]));
                break;
            default:
                Tree.Replace(node, donor);
                break;
        }
    }

    private static void CompareOrRefuse(byte[] old, byte[] now)
    {
        try
        {
            DriftReport report = new()
            {
                Contracts = [ComparisonRun.Compare(new SourceText("old.json", old), new SourceText("new.json", now), ReaderKind.Strict)],
                FailOn = Generator.Drift.Levels.Level.Breaking,
            };
            foreach (ReportFormat format in Enum.GetValues<ReportFormat>())
            {
                Assert.DoesNotContain(ReportRenderer.Render(report, format), letter => letter != '\n' && char.IsControl(letter));
            }
        }
        catch (DiagnosticException refusal)
        {
            Assert.All(refusal.Diagnostics, diagnostic => Assert.NotEmpty(diagnostic.Message));
        }
    }
}
