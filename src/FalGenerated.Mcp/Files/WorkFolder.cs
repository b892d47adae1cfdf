using FalGenerated.Mcp.Failures;

namespace FalGenerated.Mcp.Files;

/// <summary>The server's own folder beside its ledger, outside the folders of the model, for as long as it runs.</summary>
internal sealed class WorkFolder : IDisposable
{
    private WorkFolder(string path) => Path = path;

    public string Path { get; }

    /// <exception cref="StartException">It cannot be made.</exception>
    public static WorkFolder Create(string ledger)
    {
        string path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(ledger)!, $".fal-mcp-{System.IO.Path.GetRandomFileName()}");
        try
        {
            return new WorkFolder((OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)).FullName);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"No folder can be made beside the ledger '{ledger}': choose a --ledger in a folder that can be written.");
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
