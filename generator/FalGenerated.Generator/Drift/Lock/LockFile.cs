using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Lock;

/// <summary><c>contract.lock.json</c>: where every pin came from and what it was. Edited in place, so that keys keep their order.</summary>
internal sealed class LockFile
{
    public const string FileName = "contract.lock.json";

    /// <summary>The version of the lock's own form.</summary>
    public const int Version = 1;

    private readonly ObjectNode root;

    private LockFile(string folder, ObjectNode root)
    {
        Folder = folder;
        this.root = root;
        Entries = [.. ((ObjectNode)root["endpoints"]!).Members.Select(member => new LockEntry(folder, member.Key, (ObjectNode)member.Value))];
    }

    /// <summary>The contract root: the folder that holds the lock.</summary>
    public string Folder { get; }

    public IReadOnlyList<LockEntry> Entries { get; }

    public string Path => System.IO.Path.Combine(Folder, FileName);

    /// <summary>The lock itself and every file that it holds the hash of.</summary>
    public IEnumerable<string> Pinned => Entries.SelectMany(entry => new[] { entry.Pin, entry.Page, entry.Table }).OfType<LockedFile>().Select(pinned => pinned.Path).Append(Path);

    /// <exception cref="DiagnosticException">There is no lock, or it is not one that this version understands.</exception>
    public static LockFile Read(string folder)
    {
        string path = System.IO.Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new DiagnosticException([new(DisplayPath.Of(path), new(1, 1), DiagnosticCode.BadLock, "", "the lock is not there; run this at the root of the repository, or name the folder with --root")]);
        }

        Node node = JsonReader.Read(new SourceText(DisplayPath.Of(path), File.ReadAllBytes(path)));
        if (node is not ObjectNode root || root["endpoints"] is not ObjectNode endpoints || endpoints.Members.Any(member => member.Value is not ObjectNode))
        {
            throw Refusal.Of(node, DiagnosticCode.BadLock, "a lock is an object with an object 'endpoints', and an object for each endpoint; restore it from version control");
        }

        Expect(root, "lockVersion", Version);
        Expect(root, "normalForm", ContractDigest.Version);
        return new(folder, root);
    }

    public byte[] ToBytes() => JsonText.Write(root);

    private static void Expect(ObjectNode root, string key, int version)
    {
        if (root[key] is not NumberNode number || number.Text != version.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            throw Refusal.Of(root[key] ?? root, DiagnosticCode.BadLock, $"'{key}' is not {version}; this lock was written by another version of fal-contract, so use that one");
        }
    }
}
