using Microsoft.Win32.SafeHandles;

namespace FalGenerated.Files;

/// <summary>Opens the partial file of a target so that no other download, of this process or another, can.</summary>
internal static class PartialFileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // Windows renames an open file only if its handle allows it; Unix, where no sharing means a lock, always does.
    private static readonly FileShare Share = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    private enum Held
    {
        ByUs,

        /// <summary>The name is gone: another download finished between the opening and the lock.</summary>
        Elsewhere,

        /// <summary>The file system does not lock.</summary>
        ByNobody,
    }

    /// <summary>The path and the handle. Where the file system does not lock, a file of a name of its own, which nothing can take up later.</summary>
    public static async Task<(string Path, SafeFileHandle File)> OpenAsync(string target, TimeProvider time, CancellationToken cancellationToken)
    {
        string folder = Path.GetDirectoryName(target)!;
        string name = SafeFileName.From(Path.GetFileName(target), "file");
        string path = Path.Combine(folder, $".{name}.part");
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SafeFileHandle? file = TryOpen(path);
            if (file is null)
            {
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
                continue;
            }

            Held held = Check(path);
            if (held == Held.ByUs)
            {
                return (path, file);
            }

            file.Dispose();
            if (held == Held.ByNobody)
            {
                path = Path.Combine(folder, $".{name}.{Path.GetRandomFileName()}.part");
                return (path, File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, Share));
            }
        }
    }

    private static SafeFileHandle? TryOpen(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, Share);
        }
        catch (IOException error) when (IsLocked(error))
        {
            return null;
        }
    }

    private static Held Check(string path)
    {
        try
        {
            using SafeFileHandle second = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, Share);
            return Held.ByNobody;
        }
        catch (FileNotFoundException)
        {
            return Held.Elsewhere;
        }
        catch (IOException error) when (IsLocked(error))
        {
            return Held.ByUs;
        }
    }

    // EWOULDBLOCK as Linux and macOS number it; Win32's sharing and lock violations.
    private static bool IsLocked(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);
}
