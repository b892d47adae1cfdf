using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.Control;

/// <summary>Keeps web pages of other sites away from the control routes, which take no key.</summary>
internal static class ControlGuard
{
    /// <summary>The refusal; null for a request that may pass.</summary>
    public static Reply? Check(EmulatorRequest request, string scheme)
    {
        if (request.Header("Origin") is { } origin && !origin.Equals($"{scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
        {
            return Reply.Detail(403, $"The control routes take no requests of web pages from '{origin}': call them from a program.");
        }

        // A page can post a form's types without asking first; JSON it cannot.
        return request.HasBody && !IsJson(request.Header("Content-Type"))
            ? Reply.Detail(415, "The control routes take JSON: send the header 'Content-Type: application/json'.")
            : null;
    }

    private static bool IsJson(string? contentType) =>
        (contentType ?? "").Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);
}
