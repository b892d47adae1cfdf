using FalGenerated.Mcp.Failures;

namespace FalGenerated.Mcp.Files;

/// <summary>The folders that a server reads videos from and writes results into. Every path is compared after all its links are resolved.</summary>
internal sealed class AllowedFolders
{
    private readonly string[] folders;

    /// <param name="folders">Existing folders, at least one. Relative paths of calls start at the first.</param>
    /// <exception cref="StartException">One of them does not exist.</exception>
    public AllowedFolders(IReadOnlyList<string> folders) =>
        this.folders = [.. folders.Select(folder => Directory.Exists(folder)
            ? RealPath.Of(Path.GetFullPath(folder))
            : throw new StartException($"--folder '{folder}' is no folder: name an existing one."))];

    /// <summary>True for a folder itself and for everything below it.</summary>
    /// <param name="real">A path without links.</param>
    public bool Contains(string real) => Array.Exists(
        folders, folder => real == folder || real.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    /// <summary>The real path of an existing file that may be read.</summary>
    /// <param name="given">A path, absolute or relative to the first folder, or a <c>file:</c> address.</param>
    /// <exception cref="ToolException">It lies elsewhere, does not exist, or is no file with content.</exception>
    public string Readable(string given)
    {
        FileInfo file = new(Inside(given));
        return file switch
        {
            { Exists: false } when Directory.Exists(file.FullName) => throw new ToolException($"'{given}' is a folder, so nothing was sent: give a video file."),
            { Exists: false } => throw new ToolException($"There is no file '{given}', so nothing was sent: give a video file in {this}."),
            // A pipe or a device, which might never end, has no length either.
            { Length: 0 } => throw new ToolException($"'{given}' is empty, so nothing was sent: wait until it is written, or give another file."),
            _ => file.FullName,
        };
    }

    /// <summary>The real path of a file that may be written and does not exist.</summary>
    /// <param name="given">A path, absolute or relative to the first folder, or a <c>file:</c> address.</param>
    /// <exception cref="ToolException">It lies elsewhere, exists, or its folder does not.</exception>
    public string Writable(string given)
    {
        string real = Inside(given);
        return Path.Exists(real)
            ? throw new ToolException($"'{given}' exists already, and this server replaces no file: give another name.")
            : Directory.Exists(Path.GetDirectoryName(real))
            ? real
            : throw new ToolException($"The folder of '{given}' does not exist: make it first, or give a name in {this}.");
    }

    /// <summary>The folders, for messages.</summary>
    public override string ToString() => string.Join(" or ", folders.Select(folder => $"'{folder}'"));

    private string Inside(string given)
    {
        string real = RealPath.Of(Path.Combine(folders[0], LocalPath(given)));
        return Contains(real) ? real : throw new ToolException($"'{given}' leads out of the allowed folders, so it was neither read nor written: give a path in {this}.");
    }

    private static string LocalPath(string given)
    {
        if (given.Contains('\0', StringComparison.Ordinal))
        {
            throw new ToolException("The path holds a character that no path has: give a path without it.");
        }

        if (!given.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            return given;
        }

        // The short form of such an address has one slash, and the runtime reads three only.
        string whole = given.AsSpan(5) is ['/', not '/', ..] ? $"file://{given.AsSpan(5)}" : given;
        return Uri.TryCreate(whole, UriKind.Absolute, out Uri? address) && address is { IsFile: true, Host: "" or "localhost" }
            ? address.LocalPath
            : throw new ToolException($"'{given}' is no address of a file on this machine: give a path.");
    }
}
