namespace FalGenerated.Tests.Video;

/// <summary>Files of the repository that the tests of videos read.</summary>
internal static class RepositoryFiles
{
    public static string Clip { get; } = Repository.PathOf("tests", "Media", "clip.mp4");

    public static string Contract { get; } = Repository.PathOf("openapi", "fal-ai", "bytedance-upscaler", "upscale", "video", "openapi.json");

    public static string CorpusScript { get; } = Repository.PathOf("tests", "Media", "make-corpus.sh");
}
