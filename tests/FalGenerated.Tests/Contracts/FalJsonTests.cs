using FalGenerated.Wire;
using Newtonsoft.Json;

namespace FalGenerated.Tests.Contracts;

public sealed class FalJsonTests
{
    [Fact]
    public void Text_ThatDotNetCannotConvert_IsAJsonExceptionThatNamesThePlace()
    {
        JsonException error = Assert.ThrowsAny<JsonException>(() => FalJson.Read<Dictionary<string, byte[]>>("""{"a":"?"}"""));

        Assert.Contains("Path 'a'", error.Message, StringComparison.Ordinal);
        Assert.IsType<FormatException>(error.InnerException);
    }
}
