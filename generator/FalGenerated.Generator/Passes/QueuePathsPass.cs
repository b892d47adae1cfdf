using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// A fact of the wire that an overlay cannot write, because it renames: status, stream, result and cancel live under owner and app only.
/// The published documents list them under the full id, which answers 405. In the common overlay, <c>/OWNER/APP</c> stands for the endpoint's own.
/// </summary>
internal static class QueuePathsPass
{
    private const string Placeholder = "/OWNER/APP/";

    private const string Submit = "/OWNER/ENDPOINT";

    /// <summary>
    /// A target of an overlay with the endpoint's own paths in it: <c>/OWNER/ENDPOINT</c> is that of the submit, and <c>/OWNER/APP</c> begins the
    /// others, wherever the document lists them. So an overlay of all endpoints can name an operation by what it does.
    /// </summary>
    public static string Resolve(PassContext context, string target)
    {
        string full = "/" + context.Endpoint.Full;
        string app = "/" + context.Endpoint.App;
        bool listsFull = context.Paths.Members.Any(path => path.Key.StartsWith(full + "/requests/", StringComparison.Ordinal));
        return target.Replace(Submit + "'", full + "'", StringComparison.Ordinal).Replace(Placeholder, (listsFull ? full : app) + "/", StringComparison.Ordinal);
    }

    public static void Apply(PassContext context)
    {
        string full = "/" + context.Endpoint.Full + "/requests/";
        string app = "/" + context.Endpoint.App + "/requests/";
        foreach ((string path, Node item) in context.Paths.Members.ToArray())
        {
            string cut = path.StartsWith(full, StringComparison.Ordinal) ? app + path[full.Length..]
                : path.StartsWith(Placeholder, StringComparison.Ordinal) ? "/" + context.Endpoint.App + "/" + path[Placeholder.Length..]
                : path;
            if (cut == path)
            {
                continue;
            }

            if (context.Paths.TryGet(cut, out _))
            {
                context.Refuse(item, DiagnosticCode.NotAQueue, $"the path becomes '{cut}', which is there already; remove one of the two in the overlay");
                continue;
            }

            context.Paths.Rename(path, cut);
        }
    }
}
