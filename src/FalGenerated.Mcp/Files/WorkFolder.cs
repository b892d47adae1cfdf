using FalGenerated.Mcp.Failures;

namespace FalGenerated.Mcp.Files;

/// <summary>The server's own folder beside its ledger, outside the folders of the model, for as long as it runs.</summary>
internal sealed class WorkFolder : IDisposable
{
    private const string Prefix = ".fal-mcp-";
    private const string Mark = "held";

    // Open and unshared while the server runs, so that the next one can tell what a killed one left.
    private readonly FileStream held;

    private WorkFolder(string path)
    {
        Path = path;
        held = new FileStream(System.IO.Path.Combine(path, Mark), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    public string Path { get; }

    /// <summary>Makes one, and removes those of servers that were killed.</summary>
    /// <exception cref="StartException">It cannot be made.</exception>
    public static WorkFolder Create(string ledger)
    {
        string parent = System.IO.Path.GetDirectoryName(ledger)!;
        try
        {
            foreach (string folder in Directory.GetDirectories(parent, $"{Prefix}*"))
            {
                TryRemove(folder);
            }

            string path = System.IO.Path.Combine(parent, Prefix + System.IO.Path.GetRandomFileName());
            return new WorkFolder((OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).FullName);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"No folder can be made beside the ledger '{ledger}': choose a --ledger in a folder that can be written.");
        }
    }

    public void Dispose()
    {
        held.Dispose();
        Directory.Delete(Path, recursive: true);
    }

    /// <summary>Removes what a killed server left; false where a server runs or is about to, or another one that starts removes it too.</summary>
    private static bool TryRemove(string folder)
    {
        try
        {
            new FileStream(System.IO.Path.Combine(folder, Mark), FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
