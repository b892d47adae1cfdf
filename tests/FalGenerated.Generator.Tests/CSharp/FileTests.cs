extern alias sdk;

using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using FalGenerated.Generator.Tests.Support;
using sdk::FalGenerated;

namespace FalGenerated.Generator.Tests.CSharp;

/// <summary>The types of a contract that are files, whatever it calls them.</summary>
public sealed class FileTests
{
    private const string Types = """
         "Image":{"type":"object","required":["url","width","height"],"properties":{"url":{"type":"string","format":"uri"},"width":{"type":"integer"},"height":{"type":"integer"},"content_type":{"type":"string"}}},
         "Clip":{"type":"object","properties":{"url":{"anyOf":[{"type":"string"},{"type":"null"}]},"file_name":{"type":["string","null"]},"file_size":{"type":"integer","maximum":2000000000},"fps":{"type":"number"}}},
         "my__Sound":{"type":"object","required":["url","content_type","file_size"],"properties":{"url":{"type":"string"},"content_type":{"type":"string","enum":["audio/wav"]},"file_size":{"type":"integer"},"url_value":{"type":"string"}}},
         "File":{"type":"object","required":["url"],"properties":{"url":{"type":"string"},"file_size":{"type":"integer"},"width":{"type":"integer"}}},
         "Link":{"type":"object","properties":{"url":{"type":"string"},"rel":{"type":"string"}}},
         "Page":{"type":"object","properties":{"url":{"type":"integer"},"content_type":{"type":"string"}}},
         "Odd":{"type":"object","properties":{"url":{"type":"string"},"content_type":{"type":"array","items":{"type":"string"}},"file_size":{"type":"string"}}},
        """;

    private const string Output = """
        {"type":"object","properties":{"images":{"type":"array","items":{"type":"array","items":{"$ref":"#/components/schemas/Image"}}},"clip":{"$ref":"#/components/schemas/Clip"},
         "sound":{"$ref":"#/components/schemas/my__Sound"},"file":{"$ref":"#/components/schemas/File"},"link":{"$ref":"#/components/schemas/Link"},"page":{"$ref":"#/components/schemas/Page"},
         "odd":{"$ref":"#/components/schemas/Odd"},"thumbnail":{"type":"object","properties":{"url":{"type":"string"},"file_size":{"type":"integer"}}}}}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Types_WithAnAddressAndAFactOfAFile_AreFiles()
    {
        GeneratedCode code = await CodeAsync();

        string[] files = [.. code.Assembly!.GetTypes().Where(type => typeof(IFalFile).IsAssignableFrom(type)).Select(type => type.Name).Order(StringComparer.Ordinal)];

        Assert.Equal(["Clip", "ContractFile", "FalImage", "Odd", "Sound", "Thumbnail"], files);
    }

    [Theory]
    [InlineData("FalImage", """{"url":"u","width":1,"height":2,"content_type":"image/png"}""", "u image/png  ")]
    [InlineData("Clip", """{"url":null,"file_name":"n","file_size":3}""", "  n 3")]
    [InlineData("Clip", "{}", "   ")]
    [InlineData("Sound", """{"url":"u","content_type":"audio/new","file_size":9007199254740993,"url_value":"other"}""", "u audio/new  9007199254740993")]
    [InlineData("Odd", """{"url":"u","content_type":["a"],"file_size":"b"}""", "u   ")]
    public async Task File_OfAnyShape_SaysWhatItHas(string type, string json, string expected)
    {
        GeneratedCode code = await CodeAsync();

        IFalFile file = (IFalFile)System.Text.Json.JsonSerializer.Deserialize(json, code.Assembly!.GetType("Acme.Thing." + type, throwOnError: true)!)!;

        Assert.Equal(expected, $"{file.Url} {file.ContentType} {file.FileName} {file.FileSize}");
    }

    [Fact]
    public async Task Result_OfAGeneratedType_IsDownloaded()
    {
        GeneratedCode code = await CodeAsync("""
            using FalGenerated;

            namespace Acme.Thing;

            public static class Use
            {
                public static Func<FalStorage, string, string, Task<DownloadedFile>> Download() => (storage, address, path) =>
                {
                    ThingMakeOutput output = new() { Images = [[new() { Url = address, Width = 1, Height = 1 }]] };
                    return storage.DownloadAsync(output.Images[0][0], path);
                };
            }
            """);
        using TemporaryFolder folder = new();
        using TcpListener server = new(IPAddress.Loopback, 0);
        server.Start();
        Task answered = AnswerAsync(server);
        using FalClient fal = new(new FalOptions { ApiKey = "id:secret", TrustedFileHosts = { "127.0.0.1" } });

        DownloadedFile file = await code.Run<Func<FalStorage, string, string, Task<DownloadedFile>>>("Download")(fal.Storage, $"http://{server.LocalEndpoint}/picture.bin", folder.PathOf("out.bin"));

        Assert.Equal("hello", await File.ReadAllTextAsync(file.Path, Token));
        await answered;
    }

    private static async Task AnswerAsync(TcpListener server)
    {
        using TcpClient caller = await server.AcceptTcpClientAsync(Token);
        await using NetworkStream stream = caller.GetStream();
        _ = await stream.ReadAsync(new byte[4096], Token);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"), Token);
    }

    private static async Task<GeneratedCode> CodeAsync(string? handwritten = null)
    {
        using TestContract contract = TestContract.Of(SmallDocument.With(output: Output, more: Types));
        GeneratedCode code = await GeneratedCode.FromAsync(contract, Token, handwritten);
        Assert.Equal([], code.Problems);
        return code;
    }
}
