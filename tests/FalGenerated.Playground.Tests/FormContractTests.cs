using FalGenerated.Playground.Forms;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Playground.Tests;

/// <summary>The form is what the contract says, and a contract that changes changes it.</summary>
public sealed class FormContractTests
{
    [Fact]
    public void Upscaler_HasAFieldForEachMember_WithItsWords()
    {
        FormContract form = FormContract.Upscaler();

        Assert.Equal("fal-ai/bytedance-upscaler/upscale/video", form.EndpointId);
        Assert.Equal(FieldKind.Clip, form.Fields.Single(field => field.Name == "video_url").Kind);
        FormField resolution = form.Fields.Single(field => field.Name == "target_resolution");
        Assert.Equal((FieldKind.Choice, "1080p"), (resolution.Kind, resolution.Default));
        Assert.Equal(["1080p", "2k", "4k"], resolution.Choices);
        FormField ratio = form.Fields.Single(field => field.Name == "scale_ratio");
        Assert.Equal((FieldKind.Number, 1.1m, 10m), (ratio.Kind, ratio.Minimum, ratio.Maximum));
        Assert.NotNull(ratio.Description);
    }

    [Fact]
    public void Contract_WithAnotherMember_HasAnotherField()
    {
        FormContract form = FormContract.Parse(JObject.Parse(
            """
            {"paths":{"/acme/thing":{"post":{"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/In"}}}}}}},
             "components":{"schemas":{"In":{"type":"object","required":["prompt"],"properties":{
               "prompt":{"type":"string","description":"words"},"safe":{"type":"boolean","default":true},"steps":{"type":"integer","minimum":1,"maximum":50},
               "size":{"allOf":[{"$ref":"#/components/schemas/Size"}],"default":"hd"},"loras":{"type":"array"}}},
               "Size":{"type":"string","enum":["hd","sd"]}}}}
            """));

        Assert.Equal("acme/thing", form.EndpointId);
        Assert.Equal(
            [("prompt", FieldKind.Text), ("safe", FieldKind.Flag), ("steps", FieldKind.Number), ("size", FieldKind.Choice), ("loras", FieldKind.Json)],
            form.Fields.Select(field => (field.Name, field.Kind)));
        Assert.Equal("hd", form.Fields[3].Default);
        Assert.True(form.Fields[0].IsRequired);
    }

    [Fact]
    public void Values_LeftAlone_AreLeftOut_AndOthersHaveTheirType()
    {
        FormValues values = new(FormContract.Upscaler()) { ["scale_ratio"] = "2.5", ["target_fps"] = "60fps", ["fidelity"] = "" };

        Assert.Equal("""{"scale_ratio":2.5,"target_fps":"60fps"}""", values.ToJson().ToString(Newtonsoft.Json.Formatting.None));
        Assert.Empty(values.Problems());
        values["scale_ratio"] = "big";
        Assert.Equal(["Scale ratio cannot be 'big': give a number."], values.Problems());
    }

    [Fact]
    public void Catalogue_OfAFolder_HasTheUpscalerAndTheOthers()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("fal-contracts-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "acme", "thing"));
        string path = Path.Combine(folder.FullName, "acme", "thing", "effective.json");
        File.WriteAllText(path, """{"paths":{"/acme/thing":{"post":{"requestBody":{"content":{"application/json":{"schema":{"properties":{"video_url":{"type":"string"}}}}}}}}}}""");

        FormCatalogue catalogue = FormCatalogue.Of(folder.FullName);
        File.WriteAllText(path, "{}");
        ArgumentException broken = Assert.Throws<ArgumentException>(() => FormCatalogue.Of(folder.FullName));
        folder.Delete(recursive: true);

        Assert.Equal(["fal-ai/bytedance-upscaler/upscale/video", "acme/thing"], catalogue.Forms.Select(form => form.EndpointId));
        Assert.Equal(FieldKind.Text, Assert.Single(catalogue.Forms[1].Fields).Kind);
        Assert.Contains("make it again by 'fal-contract normalize --write'", broken.Message, StringComparison.Ordinal);
        Assert.Contains("There is no folder", Assert.Throws<ArgumentException>(() => FormCatalogue.Of(folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_WithoutASubmit_IsRefusedWithASentence() =>
        Assert.Contains("has no operation that takes an input", Assert.Throws<FormatException>(() => FormContract.Parse(JObject.Parse("""{"paths":{}}"""))).Message, StringComparison.Ordinal);
}
