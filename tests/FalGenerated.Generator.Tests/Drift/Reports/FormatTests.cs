using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.Policy;
using FalGenerated.Generator.Drift.Rendering;
using FalGenerated.Generator.Drift.Reporting;
using FalGenerated.Generator.Tests.Drift.Support;
using FalGenerated.Generator.Tests.Support;
using NJsonSchema;
using CommandRun = FalGenerated.Generator.Tests.Support.CommandRun;

namespace FalGenerated.Generator.Tests.Drift.Reports;

/// <summary>Each format against its own grammar: the published JSON Schema, SARIF's schema, the shape of JUnit files, the lines of annotations.</summary>
public sealed partial class FormatTests
{
    /// <summary>The elements and attributes that readers of JUnit files agree on.</summary>
    private const string JunitShape = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="testsuites"><xs:complexType><xs:sequence>
            <xs:element name="testsuite" maxOccurs="unbounded"><xs:complexType><xs:sequence>
              <xs:element name="testcase" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                <xs:element name="failure" minOccurs="0"><xs:complexType><xs:simpleContent><xs:extension base="xs:string">
                  <xs:attribute name="type" type="xs:string" use="required"/><xs:attribute name="message" type="xs:string" use="required"/>
                </xs:extension></xs:simpleContent></xs:complexType></xs:element>
              </xs:sequence><xs:attribute name="classname" type="xs:string" use="required"/><xs:attribute name="name" type="xs:string" use="required"/></xs:complexType></xs:element>
            </xs:sequence><xs:attribute name="name" type="xs:string" use="required"/><xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/><xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/></xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """;

    private static readonly string Hostile = Doc.Response("""{"type":"string","enum":["a","%0A::error::</td>]]>,:& |@someone \u001b[31m\r\n"],"description":"%25 a:b,c"}""");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Reports => ["nothing", "history", "hostile", "two contracts", "ignored"];

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Json_SatisfiesThePublishedSchema(string name)
    {
        // NJsonSchema looks for shared schemas under the older name.
        string published = (await File.ReadAllTextAsync(Repository.PathOf("generator", "drift-report.schema.json"), Token)).Replace("$defs", "definitions", StringComparison.Ordinal);
        JsonSchema schema = await JsonSchema.FromJsonAsync(published, Token);
        string json = ReportRenderer.Render(Report(name), ReportFormat.Json);

        Assert.Empty(schema.Validate(json));
        Assert.NotEmpty(schema.Validate(json.Replace("\"unclassified\":", "\"unclassifieds\":", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Junit_HasTheUsualShape_AndCountsItsFailures(string name)
    {
        XDocument junit = XDocument.Parse(ReportRenderer.Render(Report(name), ReportFormat.Junit));
        XmlSchemaSet shape = new();
        using (XmlReader reader = XmlReader.Create(new StringReader(JunitShape)))
        {
            shape.Add(null, reader);
        }

        junit.Validate(shape, (_, problem) => Assert.Fail(problem.Message));

        Assert.All(junit.Root!.Elements(), suite =>
        {
            Assert.Equal(suite.Elements().Count(), (int)suite.Attribute("tests")!);
            Assert.Equal(suite.Descendants("failure").Count(), (int)suite.Attribute("failures")!);
            Assert.Equal(suite.Elements().Select(test => (string)test.Attribute("name")!).Distinct(), suite.Elements().Select(test => (string)test.Attribute("name")!));
        });
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Annotations_AreCommandsOfOneLine_WithEscapedProperties(string name)
    {
        string[] lines = ReportRenderer.Render(Report(name), ReportFormat.Github).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines[..^1], line => Assert.Matches(Annotation(), line));
        Assert.StartsWith("::notice title=Contract drift::", lines[^1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.DoesNotMatch(BarePercent(), line));
    }

    [Fact(Explicit = true)]
    public async Task Sarif_SatisfiesItsSchema()
    {
        await NodeFormats.RequireAsync(Token);
        using TemporaryFolder folder = new();
        foreach (string name in Reports.Select(row => row.Data))
        {
            folder.Write(name + ".sarif", ReportRenderer.Render(Report(name), ReportFormat.Sarif));
        }

        CommandRun run = await NodeFormats.RunAsync("sarif.mjs", Token, Directory.GetFiles(folder.Root));

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Fact(Explicit = true)]
    public async Task Workflows_SatisfyTheirLinters()
    {
        await NodeFormats.RequireAsync(Token);

        CommandRun run = await NodeFormats.RunAsync("workflows.mjs", Token, Directory.GetFiles(Repository.PathOf("generator", "ci"), "*.yml", SearchOption.AllDirectories));

        Assert.True(run.ExitCode == 0, run.Output);
    }

    private static DriftReport Report(string name) => name switch
    {
        "nothing" => Of(Compare(Tree.PinText, Tree.PinText)),
        "history" => Of(Compare(Tree.PinText, History.Later(Tree.PinText))),
        "hostile" => Of(Compare(Doc.Response("""{"type":"string","enum":["a"]}"""), Hostile)),
        "two contracts" => Of(Compare(Tree.PinText, History.Later(Tree.PinText)) with { Endpoint = "a/b", IsProvisional = true }, Compare(History.Early(Tree.PinText), Tree.PinText) with { Endpoint = "a/c" }),
        _ => Of(Ignored(Compare(Tree.PinText, History.Later(Tree.PinText)))),
    };

    private static DriftReport Of(params ComparedContract[] contracts) => new() { Contracts = contracts, FailOn = Level.Warning, Remarks = ["a remark: 100 %"] };

    private static ComparedContract Compare(string old, string now) => ComparisonRun.Compare(Doc.Text("a, b/old 1:2.json", old), Doc.Text("new.json", now), ReaderKind.Strict);

    private static ComparedContract Ignored(ComparedContract contract) => contract with { Findings = [.. contract.Findings.Select(finding => finding with { IgnoredBy = "agreed\u0007\nwith all" })] };

    [GeneratedRegex(@"^::(error|warning|notice) file=[^:,]+,line=[1-9]\d*,col=[1-9]\d*,title=[a-z-]+::\S")]
    private static partial Regex Annotation();

    [GeneratedRegex("%(?!25|0D|0A|3A|2C)")]
    private static partial Regex BarePercent();
}
