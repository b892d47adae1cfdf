using System.Text.Json;

namespace FalGenerated.Emulator.Persistence;

/// <summary>
/// A folder that outlives the emulator: one record a file, each written beside its place and then moved there, so that a reader finds
/// a whole record or none. One emulator at a time uses a folder.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private const string StateFile = "emulator.json";
    private const string LockFile = "emulator.lock";
    private const string RecordSuffix = ".json";
    private const string UnfinishedSuffix = ".tmp";
    private const int Version = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly string root;
    private readonly FileStream hold;

    private DataFolder(string root, FileStream hold)
    {
        this.root = root;
        this.hold = hold;
        foreach (var folder in (string[])[root, Files, Jobs])
        {
            Directory.CreateDirectory(folder);
            foreach (var unfinished in Directory.EnumerateFiles(folder, "*" + UnfinishedSuffix))
            {
                File.Delete(unfinished);
            }
        }

        State = File.Exists(Path.Combine(root, StateFile)) ? Read<DataFolderState>(Path.Combine(root, StateFile)) : new DataFolderState(Version);
        if (State.Version != Version)
        {
            throw new InvalidDataException($"The folder '{root}' was written by another version of the emulator ({State.Version}); give another one.");
        }
    }

    /// <summary>The folder of file records and of the bytes that they name.</summary>
    public string Files => Path.Combine(root, "files");

    /// <summary>The folder of job records.</summary>
    public string Jobs => Path.Combine(root, "jobs");

    public DataFolderState State { get; private set; }

    /// <summary>Opens a folder and keeps other emulators out of it; a missing one is made.</summary>
    /// <exception cref="InvalidDataException">It is in use, holds something else, or cannot be read and written; the message says which.</exception>
    public static DataFolder Open(string path)
    {
        var root = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(root);
            if (!File.Exists(Path.Combine(root, StateFile)) && Directory.EnumerateFileSystemEntries(root).Any(entry => Path.GetFileName(entry) != LockFile))
            {
                throw new InvalidDataException($"The folder '{root}' holds files that are not an emulator's; give an empty or a new one.");
            }

            var hold = Hold(root);
            try
            {
                var folder = new DataFolder(root, hold);
                folder.Save(folder.State);
                return folder;
            }
            catch
            {
                hold.Dispose();
                throw;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"The folder '{root}' cannot be used for the emulator's data: {exception.Message}", exception);
        }
    }

    /// <summary>Keeps what the emulator itself remembers.</summary>
    public void Save(DataFolderState state)
    {
        Write(root, Path.GetFileNameWithoutExtension(StateFile), state);
        State = state;
    }

    /// <summary>Writes a record in place of the one of the same name; it is on the disk when the call returns.</summary>
    /// <exception cref="DataFolderException">It could not be written; the one of the same name is as it was.</exception>
    public static void Write<T>(string folder, string name, T record)
    {
        var place = Path.Combine(folder, name + RecordSuffix);
        var unfinished = place + UnfinishedSuffix;
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                JsonSerializer.Serialize(stream, record, Json);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, place, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException(folder, exception);
        }
    }

    /// <summary>Reads every record of a folder, in no particular order.</summary>
    /// <exception cref="InvalidDataException">One of them is damaged.</exception>
    public static IEnumerable<T> ReadAll<T>(string folder) =>
        Directory.EnumerateFiles(folder, "*" + RecordSuffix).Select(Read<T>);

    /// <summary>Deletes a record; one that is not there is no problem.</summary>
    public static void Delete(string folder, string name) => File.Delete(Path.Combine(folder, name + RecordSuffix));

    /// <summary>Deletes every record of a folder.</summary>
    public static void DeleteAll(string folder)
    {
        foreach (var record in Directory.EnumerateFiles(folder, "*" + RecordSuffix))
        {
            File.Delete(record);
        }
    }

    public void Dispose() => hold.Dispose();

    private static FileStream Hold(string root)
    {
        try
        {
            return new FileStream(Path.Combine(root, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new InvalidDataException($"The folder '{root}' is in use by another emulator; stop that one, or give another folder.", exception);
        }
    }

    private static T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Json) ?? throw new JsonException("null is not a record");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The record '{path}' is damaged; delete it, or give another folder.", exception);
        }
    }
}
