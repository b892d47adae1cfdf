using System.Security.Cryptography;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Contracts;

/// <summary>The files under openapi/ agree with each other.</summary>
public sealed class PinnedContractTests
{
    private static readonly string Root = Repository.PathOf("openapi");

    public static TheoryData<string> Endpoints =>
        [.. ((ObjectNode)((ObjectNode)ContractFolder.Read(Path.Combine(Root, "contract.lock.json")))["endpoints"]!).Members.Select(member => member.Key)];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void Effective_Snapshot_IsWhatPinAndOverlaysGive(string endpoint)
    {
        ContractFolder contract = new(Root, EndpointId.Parse(endpoint));

        byte[] effective = JsonText.Write(Normalizer.Effective(contract));

        Assert.True(
            effective.AsSpan().SequenceEqual(File.ReadAllBytes(contract.Effective)),
            $"effective.json is stale; refresh it: dotnet run --project generator/FalGenerated.Generator -- normalize --write");
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void Lock_NamesTheBytesOfEachFile(string endpoint)
    {
        ObjectNode entry = (ObjectNode)JsonPointer.Find(ContractFolder.Read(Path.Combine(Root, "contract.lock.json")), "/endpoints/" + JsonPointer.Escape(endpoint))!;

        foreach (ObjectNode file in (ObjectNode[])[entry, (ObjectNode)entry["pricing"]!, (ObjectNode)entry["table"]!])
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(Root, file.TextOf("file")!));
            Assert.Equal(((NumberNode)file["bytes"]!).Text, bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(file.TextOf("sha256"), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void Effective_HasNothingBesideAReference(string endpoint)
    {
        ObjectNode effective = Normalizer.Effective(new ContractFolder(Root, EndpointId.Parse(endpoint)));

        Assert.All(Within(effective).Where(node => node["$ref"] is TextNode), node => Assert.Single(node.Members));
    }

    private static IEnumerable<ObjectNode> Within(Node node) => node switch
    {
        ObjectNode found => found.Members.SelectMany(member => Within(member.Value)).Prepend(found),
        ArrayNode list => list.Items.SelectMany(Within),
        _ => [],
    };

    [Fact]
    public void Normalize_Twice_GivesTheSameBytes()
    {
        ContractFolder contract = new(Root, EndpointId.Parse("fal-ai/bytedance-upscaler/upscale/video"));

        Assert.Equal(JsonText.Write(Normalizer.ForCSharp(contract)), JsonText.Write(Normalizer.ForCSharp(contract)));
    }

    [Fact]
    public void Normalize_FromAnotherFolder_GivesTheSameBytesAndNoPath()
    {
        const string Endpoint = "fal-ai/bytedance-upscaler/upscale/video";
        using TestContract copy = new("", Endpoint);
        foreach (string file in Directory.GetFiles(Path.Combine(Root, Endpoint)))
        {
            copy.Write(Path.GetFileName(file), File.ReadAllText(file));
        }

        copy.Write("queue.overlay.json", File.ReadAllText(Path.Combine(Root, "queue.overlay.json")));
        File.Copy(Path.Combine(Root, "contract.lock.json"), Path.Combine(copy.Root, "contract.lock.json"));

        byte[] here = JsonText.Write(Normalizer.ForCSharp(new ContractFolder(Root, EndpointId.Parse(Endpoint))));

        Assert.Equal(here, JsonText.Write(Normalizer.ForCSharp(copy.Folder)));
        Assert.DoesNotContain(copy.Root, System.Text.Encoding.UTF8.GetString(here), StringComparison.Ordinal);
    }
}
