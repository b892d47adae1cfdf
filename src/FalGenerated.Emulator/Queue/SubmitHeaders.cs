using System.Globalization;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.Queue;

/// <summary>The platform headers of a submit.</summary>
internal static class SubmitHeaders
{
    private const double ShortestStartTimeout = 0.1;

    public static bool LowPriority(EmulatorRequest request) => request.Header("X-Fal-Queue-Priority") == "low";

    public static bool NoRetry(EmulatorRequest request) => request.Header("X-Fal-No-Retry") is "1" or "true" or "yes";

    public static bool? StoreIo(EmulatorRequest request) => request.Header("X-Fal-Store-IO") switch
    {
        "0" => false,
        "1" => true,
        _ => null,
    };

    /// <summary>The deadline for the start, by the preferred name first; a value that is no deadline gives the refusal.</summary>
    public static (TimeSpan? Timeout, Reply? Refusal) StartTimeout(EmulatorRequest request)
    {
        const string Preferred = "X-Fal-Request-Start-Timeout";
        var name = request.Header(Preferred) is null ? "X-Fal-Request-Timeout" : Preferred;
        if (request.Header(name) is not { } text)
        {
            return (null, null);
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds > ShortestStartTimeout && seconds < TimeSpan.FromDays(365).TotalSeconds
                ? (TimeSpan.FromSeconds(seconds), null)
                : (null, Reply.Error(400, "bad_request", $"Invalid value of {name}: a number of seconds above 0.1 is expected"));
    }
}
