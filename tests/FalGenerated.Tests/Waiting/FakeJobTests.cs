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

        Assert.Same(output, await job.WaitAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("r1", job.RequestId);
        Assert.Equal(CancelOutcome.Requested, await job.CancelAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(499, typeof(FalJobCancelledException))]
    [InlineData(404, typeof(FalResultExpiredException))]
    [InlineData(422, typeof(FalJobFailedException))]
    public async Task FakeJob_Failed_ThrowsAsARealOne(int status, Type type)
    {
        ErrorResponse failure = new() { StatusCode = status, Text = "x", Headers = new Dictionary<string, IEnumerable<string>>() };

        FalJob<TestOutput> job = FakeJob.Failed<TestOutput>("r1", failure);

        Exception error = await Assert.ThrowsAnyAsync<FalException>(() => job.WaitAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.IsType(type, error);
    }
}
