using System.Collections.Concurrent;

namespace FalGenerated.Playground.Clips;

/// <summary>Keeps dropped clips and finished outputs in one folder of this program's own.</summary>
public sealed class ClipStore(string folder)
{
    /// <summary>The largest clip that is taken.</summary>
    public const long MostBytes = 4L * 1024 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, StagedClip> clips = new(StringComparer.Ordinal);

    /// <summary>Stores and probes a clip. One that is no video is stored all the same: the findings of its quote say so.</summary>
    /// <exception cref="IOException">It is larger than <see cref="MostBytes"/>, or the disk is full.</exception>
    public async Task<StagedClip> StageAsync(string fileName, Stream content, CancellationToken cancellationToken)
    {
        string id = Guid.NewGuid().ToString("N");
        string ending = Path.GetExtension(fileName) is { Length: > 1 and < 8 } given && given[1..].All(char.IsAsciiLetterOrDigit) ? given : ".bin";
        string path = Path.Combine(folder, id + ending);
        try
        {
            await using FileStream file = new(path, FileMode.CreateNew);
            await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        StagedClip clip = new(id, Path.GetFileName(fileName), path, await VideoSource.FromFile(path).ProbeAsync(cancellationToken: cancellationToken).ConfigureAwait(false));
        clips[id] = clip;
        return clip;
    }

    public StagedClip? Find(string id) => clips.GetValueOrDefault(id);

    /// <summary>Where the output of a run lies.</summary>
    public string OutputOf(string runId) => Path.Combine(folder, runId + "-out.mp4");
}
