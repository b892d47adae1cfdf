using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace FalGenerated.PostgreSql.Tests.Server;

/// <summary>
/// A PostgreSQL server of these tests alone, with a data folder of its own and a free port on loopback. It never runs as root: where the
/// tests do, it runs as the user that the package made, or as nobody.
/// </summary>
public sealed class PrivateServer : IAsyncDisposable
{
    private readonly string folder;
    private readonly string? user;
    private readonly int port;

    private PrivateServer(string folder, string? user, int port)
    {
        this.folder = folder;
        this.user = user;
        this.port = port;
    }

    private string Data => Path.Combine(folder, "data");

    /// <summary>Starts a server; it is ready when the task completes.</summary>
    public static async Task<PrivateServer> StartAsync(CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("fal-pg-").FullName;
        string? user = Environment.IsPrivilegedProcess ? await UnprivilegedAsync(cancellationToken) : null;
        if (user is not null)
        {
            await RunAsync("chown", [user, folder], null, cancellationToken);
        }

        PrivateServer server = new(folder, user, FreePort());
        await server.PgAsync("initdb", ["-D", server.Data, "-U", "fal", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"], cancellationToken);
        await server.UpAsync(cancellationToken);
        return server;
    }

    /// <summary>The connection string of a database on it.</summary>
    public string ConnectionTo(string database) => $"Host=127.0.0.1;Port={port};Username=fal;Database={database}";

    /// <summary>Makes a database.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        string name = "db" + Guid.NewGuid().ToString("N")[..12];
        await using NpgsqlConnection connection = new(ConnectionTo("postgres"));
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand command = new($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return ConnectionTo(name);
    }

    /// <summary>Starts it again after <see cref="DownAsync"/>.</summary>
    public Task UpAsync(CancellationToken cancellationToken) => PgAsync(
        "pg_ctl",
        [
            "-D", Data, "-w", "-t", "60", "-l", Path.Combine(folder, "log"), "start",
            "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=300",
        ],
        cancellationToken);

    /// <summary>Stops it as a crash would: connections are cut in the middle of what they do, and it recovers at the next start.</summary>
    public Task DownAsync(CancellationToken cancellationToken) => PgAsync("pg_ctl", ["-D", Data, "-m", "immediate", "-w", "stop"], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await DownAsync(CancellationToken.None);
        Directory.Delete(folder, recursive: true);
    }

    private Task PgAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        string path = Path.Combine(PostgreSqlBinaries.Folder ?? throw new InvalidOperationException(PostgreSqlBinaries.Missing), program);
        return user is null
            ? RunAsync(path, arguments, folder, cancellationToken)
            : RunAsync("setpriv", ["--reuid", user, "--regid", user == "nobody" ? "nogroup" : user, "--clear-groups", "--", path, .. arguments], folder, cancellationToken);
    }

    private static async Task<string> UnprivilegedAsync(CancellationToken cancellationToken)
    {
        string users = await File.ReadAllTextAsync("/etc/passwd", cancellationToken);
        return users.Split('\n').Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
    }

    private static int FreePort()
    {
        using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static async Task RunAsync(string program, string[] arguments, string? folder, CancellationToken cancellationToken)
    {
        // The server keeps the descriptors that it was started with, so its output must be no pipe that is read to its end.
        ProcessStartInfo start = new("/bin/sh") { UseShellExecute = false, WorkingDirectory = folder ?? "/" };
        string log = Path.Combine(Path.GetTempPath(), $"fal-pg-{Guid.NewGuid():N}.log");
        foreach (string argument in (string[])["-c", "exec \"$@\" >\"$0\" 2>&1 </dev/null", log, program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync(cancellationToken);
        string said = await File.ReadAllTextAsync(log, cancellationToken);
        File.Delete(log);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}: {said}");
        }
    }
}
