using NJsonSchema;

namespace FalGenerated.Tests.Vectors;

public sealed class VectorSchemaTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(VectorFile.Folder, "*.json").Select(Path.GetFileName).OfType<string>().Where(file => file != "vectors.schema.json").Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_AgainstTheSchema_IsValid(string file)
    {
        JsonSchema schema = await SchemaAsync();

        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(Path.Combine(VectorFile.Folder, file), TestContext.Current.CancellationToken)).Select(error => error.ToString()));
    }

    [Theory]
    [InlineData("\"verdict\": \"fits\"", "\"verdict\": \"fit\"")]
    [InlineData("\"size\"", "\"sizes\"")]
    [InlineData("\"kind\": \"scale\"", "\"kind\": \"price\"")]
    public async Task File_WithASlip_IsRefused(string right, string wrong)
    {
        JsonSchema schema = await SchemaAsync();
        string text = await File.ReadAllTextAsync(Path.Combine(VectorFile.Folder, "scale.json"), TestContext.Current.CancellationToken);

        Assert.NotEmpty(schema.Validate(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void Files_AreTheSixKinds() =>
        Assert.Equal(["drift.json", "parse.json", "price.json", "scale.json", "serialise.json", "validate.json"], Files.Select(row => row.Data));

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromFileAsync(Path.Combine(VectorFile.Folder, "vectors.schema.json"), TestContext.Current.CancellationToken);
}
