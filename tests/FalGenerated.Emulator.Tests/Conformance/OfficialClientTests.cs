namespace FalGenerated.Emulator.Tests;

/// <summary>The official JavaScript client, written independently of this repository, against the emulator.</summary>
public sealed class OfficialClientTests
{
    [Fact(Explicit = true)]
    public async Task OfficialClient_EveryCaseOfTheNodeProject_Passes()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await NodeProject.RequireNodeAsync(cancellationToken);
        await NodeProject.RestoreAsync(cancellationToken);
        await using var fal = await FalEmulator.StartAsync(cancellationToken: cancellationToken);

        var (code, output) = await NodeProject.NodeAsync(fal, ["--test", "--test-concurrency=1", "--test-reporter=spec"], cancellationToken);

        TestContext.Current.TestOutputHelper!.WriteLine(output);
        Assert.True(code == 0, output);
    }
}
