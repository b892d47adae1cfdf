using System.IO.Compression;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Lock;

/// <summary>
/// Checks that a package of the SDK carries the contracts that a repository pins. A team that regenerates for one language and references the
/// package in another would else speak two contracts without noticing.
/// </summary>
internal static class PackageContracts
{
    private const string LockInPackage = "openapi/" + LockFile.FileName;

    /// <summary>Each pin that the package carries in another form; empty when all agree. Pins that it does not carry are none of its business.</summary>
    /// <exception cref="UsageException">The path is no such package, or it carries none of the pinned endpoints.</exception>
    /// <exception cref="DiagnosticException">The package's lock cannot be read.</exception>
    public static IReadOnlyList<Diagnostic> Check(LockFile pins, string package)
    {
        Node contents = JsonReader.Read(new SourceText($"{Path.GetFileName(package.TrimEnd('/', '\\'))}:{LockInPackage}", ReadLock(package)));
        ObjectNode? carried = (contents as ObjectNode)?["endpoints"] as ObjectNode;
        List<(LockEntry Pin, ObjectNode Carried)> common =
            [.. pins.Entries.Select(pin => (pin, carried?[pin.Endpoint] as ObjectNode)).Where(pair => pair.Item2 is not null).Select(pair => (pair.pin, pair.Item2!))];
        return common.Count == 0
            ? throw new UsageException($"{contents.Source.Name} has none of the endpoints pinned here; it has: {string.Join(", ", carried?.Members.Select(member => Truncate.Of(member.Key)) ?? [])}.")
            : [.. common.Where(pair => !IsSame(pair.Pin, pair.Carried)).Select(pair => Difference(pair.Pin, pair.Carried))];
    }

    /// <summary>The same bytes, or other bytes of the same contract.</summary>
    private static bool IsSame(LockEntry pin, ObjectNode carried) =>
        pin.Pin.Sha256 == carried.TextOf("sha256") || (pin.ContractSha256 is { } contract && contract == carried.TextOf("contractSha256"));

    private static Diagnostic Difference(LockEntry pin, ObjectNode carried) => Diagnostic.At(
        pin.Node,
        DiagnosticCode.PackageDiffers,
        $"the package carries another contract: {Of(carried)}, pinned here: {Of(pin.Node)}; take the version of the package that carries this one, or run 'fal-contract update'");

    private static string Of(ObjectNode entry) =>
        $"{Truncate.Of(entry.TextOf("obtained") ?? "unrecorded")} {Truncate.Of(entry.TextOf("fetchedAt") ?? "")}, sha256 {Truncate.Of(entry.TextOf("sha256") ?? "", 12)}";

    private static byte[] ReadLock(string package)
    {
        string unpacked = Path.Combine(package, "openapi", LockFile.FileName);
        if (File.Exists(unpacked))
        {
            return File.ReadAllBytes(unpacked);
        }

        if (File.Exists(package))
        {
            try
            {
                using ZipArchive archive = ZipFile.OpenRead(package);
                if (archive.GetEntry(LockInPackage) is { } entry)
                {
                    using Stream stream = entry.Open();
                    using MemoryStream bytes = new();
                    stream.CopyTo(bytes);
                    return bytes.ToArray();
                }
            }
            catch (InvalidDataException)
            {
                // No archive at all: the same advice as for an archive of something else.
            }
        }

        throw new UsageException($"'{Truncate.Of(package)}' is no package with {LockInPackage}; give the .nupkg of FalGenerated, or its folder in the package cache.");
    }
}
