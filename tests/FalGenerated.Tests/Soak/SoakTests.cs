using System.Globalization;
using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Soak;

/// <summary>
/// Jobs through every way of giving our client its connections, against a service that goes wrong in every way on the way in and out. A
/// caller runs what was not sent again, as it may, and looks up what is in doubt. The witness counts: no job twice, none lost.
/// </summary>
public sealed class SoakTests
{
    private const int AtOnce = 96;
    private const int MostRuns = 6;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Jobs_ThroughEveryHostAndFault_ArePaidOnceAndNoneIsLost()
    {
        int rounds = int.TryParse(Environment.GetEnvironmentVariable("FAL_ROUNDS"), CultureInfo.InvariantCulture, out int wanted) ? wanted : 2000;
        await using SoakServer server = new();
        List<IDisposable> kept = [];
        FalClient[] clients = [.. SoakHost.All.Select(host => host.Create(Options(server), kept))];
        SoakTally[] tallies = [.. SoakHost.All.Select(_ => new SoakTally())];

        await Parallel.ForAsync(0, rounds, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Token }, async (round, _) =>
        {
            // Host by host through the faults, so that every host meets every fault.
            int host = round % SoakHost.All.Count;
            string job = $"{round / SoakHost.All.Count % SoakFault.All.Count}-{round}";
            SoakEnding ending = await RunAsync(clients[host], job);
            tallies[host].Count(job, ending, server.AcceptedOf(job));
        });

        foreach (IDisposable one in clients.Concat(kept))
        {
            one.Dispose();
        }

        TestContext.Current.TestOutputHelper!.WriteLine(SoakTally.Table(SoakHost.All.Select((host, at) => (host.Name, tallies[at]))));
        SoakTally[] supported = [.. tallies.Where((_, at) => SoakHost.All[at].IsSupported)];
        Assert.Empty(supported.SelectMany(one => one.PaidTwice));
        Assert.Empty(tallies.SelectMany(one => one.Lost));
        Assert.Equal(rounds, tallies.Sum(one => one.Jobs));
        Assert.True(SoakFault.All.Count >= 30);
    }

    /// <summary>Runs one job as a caller does: again what was not sent, and by a look-up what is in doubt.</summary>
    private static async Task<SoakEnding> RunAsync(FalClient client, string job)
    {
        bool isById = int.Parse(job.Split('-')[^1], CultureInfo.InvariantCulture) / SoakHost.All.Count % 2 == 0;
        FalEndpoint<TestInput, TestOutput> endpoint = isById ? client.Endpoint<TestInput, TestOutput>(TestEndpoint.Id) : client.Endpoint(TestEndpoint.Descriptor);
        TestInput input = new() { VideoUrl = $"https://media.example/{job}.mp4" };
        SubmitOptions options = new() { IdempotencyKey = job, ApiKey = job + ":secret" };
        for (int run = 0; run < MostRuns; run++)
        {
            try
            {
                return new(SoakResult.Returned, false, (await endpoint.SubmitAsync(input, options, Token)).RequestId);
            }
            catch (FalOutcomeUnknownException error)
            {
                return await ResolveAsync(endpoint, error.Submit, input, options);
            }
            catch (FalException)
            {
                // Nothing was sent: to run it again is what its message says.
            }
        }

        return new(SoakResult.NotSent, false, null);
    }

    private static async Task<SoakEnding> ResolveAsync(FalEndpoint<TestInput, TestOutput> endpoint, SubmitRecord submit, TestInput input, SubmitOptions options)
    {
        for (int look = 0; look < MostRuns; look++)
        {
            try
            {
                SubmitResolution<TestOutput> found = await endpoint.ResolveAsync(submit, input, options, Token);
                return found.Job is { } job ? new(SoakResult.Returned, true, job.RequestId) : new(SoakResult.InDoubt, true, null);
            }
            catch (FalException)
            {
                // The look-up is free of charge, and the service may be away.
            }
        }

        return new(SoakResult.InDoubt, true, null);
    }

    private static FalOptions Options(SoakServer server) => new()
    {
        ApiKey = Fal.Key,
        QueueUrl = server.Address,
        RunUrl = server.Address,
        RestUrl = server.Address,
        ApiUrl = server.Address,
        RequestTimeout = TimeSpan.FromSeconds(1),
    };
}
