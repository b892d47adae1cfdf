using FalGenerated.Cli.Running;

namespace FalGenerated.Cli.Verbs;

/// <summary>Where a result goes.</summary>
/// <param name="Path">The full path to write; null for none.</param>
/// <param name="Overwrite">Whether a file there may be replaced.</param>
internal sealed record DeliveryTarget(string? Path, bool Overwrite)
{
    /// <summary>Whether a file is there that must stay.</summary>
    public bool IsTaken => Path is not null && !Overwrite && File.Exists(Path);

    /// <summary>Ends the run before it asks for anything, when its result could not be written.</summary>
    /// <exception cref="StopException">The file is there, or its folder is not.</exception>
    public void Require()
    {
        if (IsTaken)
        {
            throw new StopException(ExitCode.Refused, "output_exists", $"'{Path}' is there already: name another --output, or give --overwrite.");
        }

        if (Path is not null && System.IO.Path.GetDirectoryName(Path) is { } folder && !Directory.Exists(folder))
        {
            throw new StopException(ExitCode.Refused, "output_folder_missing", $"The folder '{folder}' is not there: make it, or name another --output.");
        }

        if (Directory.Exists(Path))
        {
            throw new StopException(ExitCode.Refused, "output_is_folder", $"'{Path}' is a folder: name the file to write.");
        }
    }

    /// <summary>Reports a line that was run before and whose output is there.</summary>
    public void TellDone(JournalEntry earlier, Session session)
    {
        session.Report.Status = QueueState.Completed.ToString();
        session.Report.OutputPath = Path;
        session.Note($"done already: the same line was submitted at {earlier.Intent.StartedAt:u}, and its output is there (--again submits a new job)");
        session.Say(Path!);
    }
}
