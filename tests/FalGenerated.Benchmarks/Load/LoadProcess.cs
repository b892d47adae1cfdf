using System.Diagnostics;

namespace FalGenerated.Benchmarks.Load;

/// <summary>Starts this program again, as a server or as a client, and other clients beside it. A client's processor time is then its own alone.</summary>
internal sealed class LoadProcess : IDisposable
{
    private readonly Process process;

    private LoadProcess(Process process) => this.process = process;

    public static LoadProcess Start(string program, IEnumerable<string> arguments, string? certificate = null)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true };
        if (certificate is not null)
        {
            start.Environment["SSL_CERT_FILE"] = certificate;
            start.Environment["NODE_EXTRA_CA_CERTS"] = certificate;
        }

        return new(Process.Start(start)!);
    }

    public static LoadProcess StartSelf(IEnumerable<string> arguments, string? certificate = null) =>
        Start(Environment.ProcessPath!, arguments, certificate);

    /// <exception cref="InvalidOperationException">The process ended without a line; its standard error says why.</exception>
    public async Task<string> ReadLineAsync() =>
        await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{process.StartInfo.FileName} printed no figures.");

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
