using FalGenerated.Worker.Hosting;

namespace FalGenerated.Worker.Orders;

/// <summary>Tries a folder for outputs before anything is started, as a worker on this machine would use it.</summary>
internal static class OutputFolder
{
    /// <exception cref="RefusedException">It is not there, or cannot be written.</exception>
    public static void Require(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new RefusedException(ExitCode.Refused, $"Make the folder {folder} first: the outputs are to be saved there.");
        }

        string trial = Path.Combine(folder, $".fal-{Guid.NewGuid():N}");
        try
        {
            using FileStream file = new(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            file.WriteByte(0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.Refused, $"The folder {folder} cannot be written ({error.Message.TrimEnd('.')}): free space, allow it, or choose another --output-folder.");
        }
    }
}
