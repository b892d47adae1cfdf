using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;

namespace FalGenerated.Cli.Arguments;

/// <summary>Where a result goes.</summary>
/// <param name="Path">The full path to write; null for none.</param>
/// <param name="Overwrite">Whether a file there may be replaced.</param>
internal sealed record OutputTarget(string? Path, bool Overwrite)
{
    /// <summary>Whether a file is there that must stay.</summary>
    public bool IsTaken => Path is not null && !Overwrite && File.Exists(Path);

    private readonly bool wasThere = Path is not null && File.Exists(Path);

    /// <summary>Ends the run before it asks for anything, when its result could not be written.</summary>
    /// <exception cref="CommandException">The file is there, its folder is not, or nothing can be written there.</exception>
    public void Require()
    {
        // The output gets its name by a rename, which would put a plain file in the place of the device.
        if (Path?.StartsWith("/dev/", StringComparison.Ordinal) == true)
        {
            throw new CommandException(ExitCode.Refused, "output_is_device", $"'{Path}' is a device: name the file to write.");
        }

        if (IsTaken)
        {
            throw new CommandException(ExitCode.Refused, "output_exists", $"'{Path}' is there already: name another --output, or give --overwrite.");
        }

        if (Path is not null && System.IO.Path.GetDirectoryName(Path) is { } folder && !Directory.Exists(folder))
        {
            throw new CommandException(ExitCode.Refused, "output_folder_missing", $"The folder '{folder}' is not there: make it, or name another --output.");
        }

        if (Directory.Exists(Path))
        {
            throw new CommandException(ExitCode.Refused, "output_is_folder", $"'{Path}' is a folder: name the file to write.");
        }

        RequireRoom();
    }

    /// <summary>Whether somebody else has written the file during this run, as long as it should be: the same line, run twice at once.</summary>
    public bool IsWrittenBySomebodyElse(long? length) => !wasThere && File.Exists(Path) && new FileInfo(Path).Length == length;

    // A folder that takes no file would show only when the job is paid for.
    private void RequireRoom()
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
            throw new CommandException(ExitCode.Refused, "output_unwritable", $"No file can be made in '{folder}': name another --output.");
        }
    }

    /// <summary>Reports a line that was run before and whose output is there.</summary>
    public void TellDone(JournalEntry earlier, Session session)
    {
        session.Report.Status = QueueState.Completed.ToString();
        session.Report.OutputPath = Path;
        session.Note($"done already: the same line was submitted at {earlier.Submit.StartedAt:u}, and its output is there (--again submits a new job)");
        session.Say(Path!);
    }
}
