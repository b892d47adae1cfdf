namespace FalGenerated.PostgreSql.Tests.Server;

/// <summary>The programs of PostgreSQL on this machine.</summary>
internal static class PostgreSqlBinaries
{
    /// <summary>The folder with <c>initdb</c> and <c>pg_ctl</c>, of the newest version that is installed; null when there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The reason to skip tests where there is no server.</summary>
    public const string Missing = "PostgreSQL is not installed: neither /usr/lib/postgresql/*/bin nor PATH has initdb and pg_ctl.";

    private static string? Find()
    {
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> versions = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out int version) ? version : 0)
            : [];
        IEnumerable<string> path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return versions.Select(folder => Path.Combine(folder, "bin")).Concat(path)
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }
}
