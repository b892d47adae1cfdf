using System.Runtime.InteropServices;
using FalGenerated.Mcp;
using FalGenerated.Mcp.Hosting;

using CancellationTokenSource interruption = new();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
ServerEnvironment environment = ServerEnvironment.OfProcess(interruption.Token);
using (environment.Loggers)
{
    return await McpProgram.RunAsync(args, environment).ConfigureAwait(false);
}

// The first signal ends the server in order, the second one at once.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !interruption.IsCancellationRequested;
    interruption.Cancel();
}
