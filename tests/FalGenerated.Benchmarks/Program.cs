using BenchmarkDotNet.Running;
using FalGenerated.Benchmarks.Load;

// load [--jobs N] [--rounds N] [--no-javascript]: whole clients beside each other. The other words of that kind are its own processes.
// Everything else is BenchmarkDotNet's: --filter '*', --job short, --list flat.
return args switch
{
    ["load", .. string[] rest] => await LoadComparison.RunAsync(LoadArguments.Parse(rest)),
    ["server", string scheme] => await StubServer.ServeAsync(isTls: scheme == "https"),
    ["client", string kind, .. string[] rest] => await LoadClients.RunAsync(kind, LoadArguments.Parse(rest)),
    _ => RunMicro(args),
};

static int RunMicro(string[] arguments)
{
    BenchmarkSwitcher.FromAssembly(typeof(StubServer).Assembly).Run(arguments);
    return 0;
}
