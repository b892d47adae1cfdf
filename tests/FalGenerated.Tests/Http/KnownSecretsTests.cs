using FalGenerated.Tests.Support;
using FalGenerated.Wire;

namespace FalGenerated.Tests.Http;

[Collection(nameof(AloneTests))]
public sealed class KnownSecretsTests
{
    [Fact]
    public async Task KeyInUse_EchoedInAnAnswer_IsTakenOutHoweverManyOthersCameLater()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(401, $$"""{"detail":"no such key: {{Fal.Key}}"}"""));
        using FalClient client = Fal.Client(wire);
        for (int other = 0; other < 100; other++)
        {
            _ = new FalKey($"other-{other}:secret-{other:0000000}");
        }

        FalApiException error = await Failing.ApiAsync(FalApiErrorKind.Authentication, () => client.Endpoint(TestEndpoint.Descriptor).SubmitAsync(Fal.Input, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("no such key: ***", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
    }
}
