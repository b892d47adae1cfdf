using FalGenerated.Queue;

namespace FalGenerated;

/// <summary>Reads job tokens without a client.</summary>
public static class FalJobToken
{
    /// <summary>Returns the request id of the job that a token names. Sends nothing.</summary>
    /// <param name="token">A token of a job, of any endpoint and service.</param>
    /// <exception cref="FalTokenException">The text is not a token of this version.</exception>
    public static string RequestIdOf(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return JobToken.Read(token).RequestId;
    }
}
