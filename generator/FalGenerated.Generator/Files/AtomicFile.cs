namespace FalGenerated.Generator.Files;

/// <summary>Writes whole files only: two builds at once read either the old bytes or the new ones.</summary>
internal static class AtomicFile
{
    /// <summary>Leaves the file, and its time, alone when it has these bytes already.</summary>
    public static void WriteIfDifferent(string path, ReadOnlySpan<byte> bytes)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
        {
            return;
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, Path.GetRandomFileName());
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, path, overwrite: true);
    }
}
