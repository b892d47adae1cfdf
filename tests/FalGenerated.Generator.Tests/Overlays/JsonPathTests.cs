using FalGenerated.Generator.Json;
using FalGenerated.Generator.Overlays;

namespace FalGenerated.Generator.Tests.Overlays;

public sealed class JsonPathTests
{
    private const string Document = """
        {"paths":{"/a/{b}":{"post":{"parameters":[{"name":"logs","n":1},{"name":"other","n":2}]},"get":{"tag":"x"}},"/c":{"get":{"tag":"it's"}}},
         "list":[10,20,30],"deep":{"name":"logs","inner":{"name":"inner"}}}
        """;

    [Theory]
    [InlineData("$", "")]
    [InlineData("$.paths['/a/{b}'].post", "/paths/~1a~1{b}/post")]
    [InlineData("$.paths[\"/c\"].get", "/paths/~1c/get")]
    [InlineData("$.paths.*.get", "/paths/~1a~1{b}/get /paths/~1c/get")]
    [InlineData("$.paths[*].get", "/paths/~1a~1{b}/get /paths/~1c/get")]
    [InlineData("$['list','deep']", "/list /deep")]
    [InlineData("$.list[1]", "/list/1")]
    [InlineData("$.list[-1]", "/list/2")]
    [InlineData("$.list[7]", "")]
    [InlineData("$..parameters[?@.name=='logs']", "/paths/~1a~1{b}/post/parameters/0")]
    [InlineData("$..parameters[?(@.name == 'logs')]", "/paths/~1a~1{b}/post/parameters/0")]
    [InlineData("$..parameters[?@.name != 'logs']", "/paths/~1a~1{b}/post/parameters/1")]
    [InlineData("$..parameters[?@.n == 2]", "/paths/~1a~1{b}/post/parameters/1")]
    [InlineData("$..parameters[?@.n == '2']", "")]
    [InlineData("$.paths[?@.post]", "/paths/~1a~1{b}")]
    [InlineData("$.paths[?@.get.tag == 'it\\'s']", "/paths/~1c")]
    [InlineData("$.paths[?@['get'].tag == 'x']", "/paths/~1a~1{b}")]
    [InlineData("$.deep..name", "/deep/name /deep/inner/name")]
    public void Select_PathOfTheSupportedForm_GivesTheNodesInDocumentOrder(string path, string expected)
    {
        Node root = JsonReader.Read(new SourceText("test", System.Text.Encoding.UTF8.GetBytes(Document)));

        IReadOnlyList<Node> nodes = JsonPath.Parse(path).Select(root);

        if (path != "$")
        {
            Assert.Equal(expected, string.Join(' ', nodes.Select(node => node.Pointer)));
        }
        else
        {
            Assert.Same(root, Assert.Single(nodes));
        }
    }

    [Theory]
    [InlineData("paths", "'$' is expected at character 1")]
    [InlineData("$.", "a name is expected at character 3")]
    [InlineData("$.a[", "a name in quotation marks, an index, '*' or '?' is expected at character 5")]
    [InlineData("$['a", "the closing quotation mark is expected at character 5")]
    [InlineData("$['a'", "']' is expected at character 6")]
    [InlineData("$[1:2]", "']' is expected at character 4")]
    [InlineData("$[?@.a == ]", "a value in quotation marks, a number, true, false or null is expected at character 11")]
    [InlineData("$[?@.a && @.b]", "']' is expected at character 8")]
    public void Parse_AnythingElse_SaysWhatIsExpectedAndWhere(string path, string message)
    {
        FormatException error = Assert.Throws<FormatException>(() => JsonPath.Parse(path));

        Assert.Equal(message, error.Message);
    }
}
