namespace FalGenerated.Tests.Video;

/// <summary>Files of the repository, found from where the tests run.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = FindRoot();

    public static string Clip { get; } = Path.Combine(Root, "tests", "Media", "clip.mp4");

    public static string Contract { get; } = Path.Combine(Root, "openapi", "fal-ai", "bytedance-upscaler", "upscale", "video", "openapi.json");

    public static string CorpusScript { get; } = Path.Combine(Root, "tests", "Media", "make-corpus.sh");

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FalGenerated.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
