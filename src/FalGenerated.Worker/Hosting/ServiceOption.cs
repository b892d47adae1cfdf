using System.CommandLine;

namespace FalGenerated.Worker.Hosting;

/// <summary>Selects the live service, or an emulator on this machine, to which the real key is never sent.</summary>
internal sealed class ServiceOption
{
    private readonly Option<string?> server = new("--server")
    {
        Description = "Use an emulator on this machine; your key is not sent.",
        HelpName = "URL",
        Arity = ArgumentArity.ExactlyOne,
    };

    public void AddTo(Command command) => command.Add(server);

    /// <exception cref="RefusedException">The server is not on this machine, or no key is set for the live service.</exception>
    public FalOptions Read(ParseResult parse)
    {
        if (parse.GetValue(server) is not { } text)
        {
            FalOptions live = FalOptions.FromEnvironment();
            return string.IsNullOrEmpty(live.ApiKey)
                ? throw new RefusedException(ExitCode.Refused, "FAL_KEY is not set: set it to your key, or pass --server to use an emulator.")
                : live;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || address is not { IsLoopback: true, Scheme: "http", UserInfo: "" })
        {
            throw new RefusedException(ExitCode.Refused, "--server must be an emulator on this machine, such as http://127.0.0.1:8080/.");
        }

        return new FalOptions().UseEmulator(address);
    }
}
