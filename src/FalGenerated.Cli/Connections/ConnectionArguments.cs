using System.CommandLine;
using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Connections;

/// <summary>Selects where a command's calls go: the live service, an emulator in this process, or one that already runs on this machine.</summary>
/// <param name="needsJournal">True if the command submits or reads the journal.</param>
internal sealed class ConnectionArguments(bool needsJournal = false)
{
    private readonly Option<bool> emulator = new("--emulator") { Description = "Host an emulator here: no key, no network, no cost." };
    private readonly Option<bool> echo = new("--echo") { Description = "With --emulator: return the clip unchanged." };
    private readonly Option<Uri?> server = new("--server")
    {
        Description = "Use an emulator on this machine; your key is not sent.",
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

    /// <summary>Returns whether the command line hosts an emulator.</summary>
    public bool HostsEmulator(System.CommandLine.Parsing.CommandResult command) => command.GetResult(emulator) is { Implicit: false };

    public bool NamesServer(ParseResult parse) => parse.GetResult(server) is { Implicit: false };

    /// <summary>Opens the selected connection. A hosted emulator serves the endpoint of the contract too; null for the upscaler alone.</summary>
    /// <exception cref="CommandException">Both are given, the server is on another machine, or no key is set for the live service.</exception>
    public async Task<Connection> OpenAsync(ParseResult parse, Session session, CancellationToken cancellationToken, string? contract = null)
    {
        Uri? address = ServerOf(parse);
        bool echoes = parse.GetValue(echo);
        if (echoes && !parse.GetValue(emulator))
        {
            throw new CommandException(ExitCode.Refused, "usage", "--echo needs --emulator; pass both or neither.");
        }

        return (parse.GetValue(emulator), address) switch
        {
            (true, not null) => throw new CommandException(ExitCode.Refused, "usage", "--emulator and --server exclude each other; pass only one of them."),
            (true, null) => await Connection.HostAsync(session, echoes, contract, cancellationToken).ConfigureAwait(false),
            (false, not null) => Connection.To(address, session, needsJournal),
            _ => Connection.Live(session, needsJournal),
        };
    }

    /// <summary>Returns the emulator that the command line names; null for the live service.</summary>
    /// <exception cref="CommandException">It is on another machine.</exception>
    public Uri? ServerOf(ParseResult parse) => parse.GetValue(server) switch
    {
        null => null,
        { IsLoopback: true, Scheme: "http", UserInfo: "" } local => local,
        var remote => throw new CommandException(
            ExitCode.Refused, "server_not_local", $"--server must be an emulator on this machine, such as http://127.0.0.1:8080/, not {remote.Scheme}://{remote.Authority}."),
    };

    private static Uri? Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError("--server must be an absolute URL, such as http://127.0.0.1:8080/.");
        return null;
    }
}
