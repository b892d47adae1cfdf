using System.CommandLine;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Connections;

/// <summary>Where a verb's calls go: the live service, an emulator in this process, or one that already runs on this machine.</summary>
/// <param name="needsJournal">Whether the verb submits or reads the journal.</param>
internal sealed class ConnectionArguments(bool needsJournal = false)
{
    private readonly Option<bool> emulator = new("--emulator") { Description = "Host an emulator here: no key, no network, no cost." };
    private readonly Option<bool> echo = new("--echo") { Description = "With --emulator: return the clip unchanged." };
    private readonly Option<Uri?> server = new("--server")
    {
        Description = "An emulator on this machine; it gets no key of yours.",
        HelpName = "URL",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out Uri? address) ? address : Refuse(result),
    };

    public void AddTo(Command command, bool hosting = true)
    {
        if (hosting)
        {
            command.Add(emulator);
            command.Add(echo);
        }

        command.Add(server);
    }

    public bool NamesServer(ParseResult parse) => parse.GetResult(server) is { Implicit: false };

    /// <summary>Opens the connection that the arguments ask for.</summary>
    /// <exception cref="CommandException">Both are given, the server is on another machine, or the live service is meant and there is no key.</exception>
    public async Task<Connection> OpenAsync(ParseResult parse, Session session, CancellationToken cancellationToken)
    {
        bool hosts = parse.GetValue(emulator);
        Uri? address = parse.GetValue(server);
        bool echoes = parse.GetValue(echo);
        if (echoes && !hosts)
        {
            throw new CommandException(ExitCode.Refused, "usage", "--echo is for the emulator that --emulator hosts: give both, or neither.");
        }

        return (hosts, address) switch
        {
            (true, not null) => throw new CommandException(ExitCode.Refused, "usage", "--emulator hosts one and --server points at one: give only one of them."),
            (true, null) => await Connection.HostAsync(session, echoes, cancellationToken).ConfigureAwait(false),
            (false, { IsLoopback: true, Scheme: "http", UserInfo: "" }) => Connection.To(address, session, needsJournal),
            (false, not null) => throw new CommandException(ExitCode.Refused, "server_not_local", $"--server takes an emulator on this machine, such as http://127.0.0.1:8080/, and {address.Scheme}://{address.Authority} is not one."),
            _ => Connection.Live(session, needsJournal),
        };
    }

    private static Uri? Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError("--server takes an absolute address, such as http://127.0.0.1:8080/.");
        return null;
    }
}
