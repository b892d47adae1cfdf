using FalGenerated.Emulator;

namespace FalGenerated.PostgreSql.Tests.Server;

/// <summary>Clients of an emulator over a store.</summary>
internal static class EmulatorClients
{
    public static FalClient ClientOver(this FalEmulator emulator, FalPostgreSqlStore store) => new(new FalOptions
    {
        ApiKey = emulator.Key,
        QueueUrl = emulator.QueueUrl,
        RunUrl = emulator.RunUrl,
        RestUrl = emulator.RestUrl,
        ApiUrl = emulator.ApiUrl,
        Journal = store.Journal,
        SpendLedger = store.SpendLedger,
    });
}
