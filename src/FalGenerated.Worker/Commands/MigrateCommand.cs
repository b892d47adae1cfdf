using System.CommandLine;
using FalGenerated.PostgreSql;
using FalGenerated.Worker.Hosting;

namespace FalGenerated.Worker.Commands;

/// <summary>The <c>migrate</c> command: makes the schema, or takes an older one on.</summary>
internal sealed class MigrateCommand : Command
{
    private readonly DatabaseOption database = new();
    private readonly TextWriter output;

    public MigrateCommand(TextWriter output)
        : base("migrate", "Make the tables in the database, or take older ones on.")
    {
        this.output = output;
        database.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        FalPostgreSqlStore store = database.Open(parse);
        await using (store.ConfigureAwait(false))
        {
            int before = await store.MigrateAsync(cancellationToken).ConfigureAwait(false);
            await output.WriteLineAsync(before == 0 ? $"{store}: the schema was made." : FormattableString.Invariant($"{store}: the schema had version {before} and is up to date.")).ConfigureAwait(false);
            return (int)ExitCode.Success;
        }
    }
}
