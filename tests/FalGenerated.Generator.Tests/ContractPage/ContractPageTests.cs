using FalGenerated.Generator.ContractPage;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.ContractPage;

public sealed class ContractPageTests
{
    [Fact]
    public void CommittedPages_AreWhatTheirFilesGive()
    {
        foreach (LockEntry entry in LockFile.Read(Repository.PathOf("openapi")).Entries)
        {
            string committed = Path.Combine(Path.GetDirectoryName(entry.Contract.Pin)!, PageContent.FileName);

            Assert.True(
                File.Exists(committed) && File.ReadAllText(committed) == PageContent.Of(entry),
                $"{committed} is stale. Refresh it: dotnet run --project generator/FalGenerated.Generator -- page --write");
        }
    }

    [Fact]
    public void Input_ComesInTheOrderOfTheEndpoint_WithTypesInWords()
    {
        string page = PageOf("""
            {"type":"object","required":["prompt"],"x-fal-order-properties":["prompt","ratio","size"],"properties":{
              "size":{"type":"string","enum":["s","m"],"default":"s"},
              "ratio":{"anyOf":[{"type":"number","minimum":1.1,"maximum":10},{"type":"null"}]},
              "prompt":{"type":"string","description":"What to\nmake | draw <b>."},
              "boxes":{"type":"array","items":{"type":"object","properties":{"x":{"type":"integer","minimum":0}}}}}}
            """);

        Assert.Equal(
            [
                @"| `prompt` | string | yes |  | What to make \| draw &lt;b>. |",
                "| `ratio` | number, 1.1 to 10, or null |  |  |  |",
                "| `size` | `s`, `m` |  | `s` |  |",
                "| `boxes` | list of object |  |  |  |",
                "| `boxes[].x` | integer, from 0 |  |  |  |",
            ],
            RowsOf(page, "## Input"));
    }

    [Fact]
    public void Input_ThatHoldsItself_Ends()
    {
        string page = PageOf("""{"type":"object","properties":{"inner":{"$ref":"#/components/schemas/ThingMakeInput"}}}""");

        Assert.Equal("| `inner.inner.inner.inner` | object |  |  |  |", RowsOf(page, "## Input")[^1]);
    }

    [Fact]
    public void Price_WithoutATable_HasNoSection() => Assert.DoesNotContain("## Price", PageOf("""{"type":"object"}"""), StringComparison.Ordinal);

    private static string PageOf(string input)
    {
        using TestContract contract = TestContract.Of(SmallDocument.With(input: input));
        string sha256 = LockedFile.Hash(File.ReadAllBytes(contract.Folder.Pin));
        File.WriteAllText(Path.Combine(contract.Root, LockFile.FileName), $$$"""
            {"lockVersion":1,"normalForm":1,"endpoints":{"{{{SmallDocument.Endpoint}}}":{"file":"{{{SmallDocument.Endpoint}}}/openapi.json","obtained":"fetched","fetchedAt":"2026-01-02T03:04:05Z","sha256":"{{{sha256}}}" } } }
            """);
        return PageContent.Of(Assert.Single(LockFile.Read(contract.Root).Entries));
    }

    private static List<string> RowsOf(string page, string section) =>
        [.. page[page.IndexOf(section, StringComparison.Ordinal)..].Split('\n').Skip(4).TakeWhile(line => line.Length > 0)];
}
