using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Arguments;

/// <summary>The destination of a result.</summary>
/// <param name="Path">The full path to write; null to print the URL only.</param>
/// <param name="Overwrite">True if an existing file may be replaced.</param>
internal sealed record OutputTarget(string? Path, bool Overwrite)
{
    /// <summary>Gets whether a file exists that must not be replaced.</summary>
    public bool IsOccupied => Path is not null && !Overwrite && File.Exists(Path);

    private readonly bool wasThere = Path is not null && File.Exists(Path);

    /// <summary>Throws, before anything is sent, if the result could not be written.</summary>
    /// <exception cref="CommandException">The file exists, its folder does not, or the folder is not writable.</exception>
    public void EnsureWritable()
    {
        // The output gets its name by a rename, which would put a plain file in the place of the device.
        if (Path?.StartsWith("/dev/", StringComparison.Ordinal) == true)
        {
            throw new CommandException(ExitCode.Refused, "output_is_device", $"'{Path}' is a device; name a file for --output.");
        }

        if (IsOccupied)
        {
            throw new CommandException(ExitCode.Refused, "output_exists", $"'{Path}' already exists; choose another --output or pass --overwrite.");
        }

        if (Path is not null && System.IO.Path.GetDirectoryName(Path) is { } folder && !Directory.Exists(folder))
        {
            throw new CommandException(ExitCode.Refused, "output_folder_missing", $"The folder '{folder}' does not exist; create it or choose another --output.");
        }

        if (Directory.Exists(Path))
        {
            throw new CommandException(ExitCode.Refused, "output_is_folder", $"'{Path}' is a folder; name a file for --output.");
        }

        EnsureFolderIsWritable();
    }

    /// <summary>Returns whether another run of the same command wrote the file meanwhile, with the expected length.</summary>
    public bool WasWrittenConcurrently(long? length) => !wasThere && File.Exists(Path) && new FileInfo(Path).Length == length;

    // An unwritable folder would otherwise show only after the job is paid for.
    private void EnsureFolderIsWritable()
    {
        if (System.IO.Path.GetDirectoryName(Path) is not { } folder)
        {
            return;
        }

        try
        {
            string trial = System.IO.Path.Combine(folder, $".{System.IO.Path.GetRandomFileName()}.part");
            using Microsoft.Win32.SafeHandles.SafeFileHandle handle =
                File.OpenHandle(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Refused, "output_unwritable", $"No file can be created in '{folder}'; choose another --output.");
        }
    }

    /// <summary>Reports that an earlier run of the same command wrote the output.</summary>
    public void ReportDone(JournalEntry earlier, Session session)
    {
        session.Report.Status = QueueState.Completed.ToString();
        session.Report.OutputPath = Path;
        session.Note($"already done: submitted at {earlier.Submit.StartedAt:u}, and the output exists (--again submits a new job)");
        session.WriteLine(Path!);
    }
}
