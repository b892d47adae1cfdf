using Microsoft.Extensions.Logging;

namespace FalGenerated;

/// <summary>Every message that the SDK logs, under the category <c>FalGenerated</c>. None holds the key, an input or an address with a query.</summary>
internal static partial class FalLog
{
    [LoggerMessage(1, LogLevel.Error, "The journal could not record {State}. The job itself is not affected; its entry stays in doubt.")]
    public static partial void JournalFailed(ILogger log, JournalState state, Exception error);
}
