using FalGenerated.Playground.Clips;
using FalGenerated.Playground.Runs;

namespace FalGenerated.Playground.Hosting;

/// <summary>Serves the clips and the outputs of this program's own folder, by ranges, so that a video can be moved through.</summary>
internal static class MediaRoutes
{
    public static void MapMedia(this WebApplication application)
    {
        application.MapGet("/media/clip/{id}", (string id, ClipStore clips) => clips.Find(id) is { } clip ? Video(clip.Path) : Microsoft.AspNetCore.Http.Results.NotFound());
        application.MapGet("/media/output/{id}", (string id, RunService runs) => runs.Find(id)?.OutputPath is { } path ? Video(path) : Microsoft.AspNetCore.Http.Results.NotFound());
    }

    private static IResult Video(string path) => Microsoft.AspNetCore.Http.Results.File(path, "video/mp4", enableRangeProcessing: true);
}
