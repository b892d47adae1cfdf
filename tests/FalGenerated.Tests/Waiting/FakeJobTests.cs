using FalGenerated.Testing;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Waiting;

public sealed class FakeJobTests
{
    [Fact]
    public async Task FakeJob_Completed_GivesItsOutput()
    {
        TestOutput output = new() { Video = new FalFile { Url = "https://x.example/" }, Duration = 1 };

        FalJob<TestOutput> job = FakeJob.Completed("r1", output);

        FalResponse<TestOutput> response = await job.WaitAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Same(output, response.Output);
        Assert.Equal("r1", response.RequestId);
        Assert.Equal("r1", job.RequestId);
        Assert.Equal(CancelOutcome.Requested, await job.CancelAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(499, "Cancelled")]
    [InlineData(404, "Expired")]
    [InlineData(422, "Failed")]
    public async Task FakeJob_Failed_ThrowsAsARealOne(int status, string type)
    {
        ErrorResponse failure = new() { StatusCode = status, Text = "x", Headers = new Dictionary<string, IEnumerable<string>>() };

        FalJob<TestOutput> job = FakeJob.Failed<TestOutput>("r1", failure);

        Exception error = await Assert.ThrowsAnyAsync<FalException>(() => job.WaitAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(type, Failing.KindOf(error));
    }
}
