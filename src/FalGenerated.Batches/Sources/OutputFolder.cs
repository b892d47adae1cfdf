namespace FalGenerated.Batches.Sources;

/// <summary>Tries a folder for outputs before anything is started.</summary>
internal static class OutputFolder
{
    /// <exception cref="BatchRefusedException">It is not there, or cannot be written.</exception>
    public static void Require(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new BatchRefusedException($"Make the folder {folder} first: the outputs are to be saved there.");
        }

        string trial = Path.Combine(folder, $".fal-{Guid.NewGuid():N}");
        try
        {
            using FileStream file = new(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            file.WriteByte(0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BatchRefusedException($"The folder {folder} cannot be written ({error.Message.TrimEnd('.')}): free space, allow it, or choose another --output-folder.");
        }
    }
}
