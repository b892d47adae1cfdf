namespace FalGenerated.BytedanceUpscaler;

/// <summary>The address of a video and the circumstances in which it is judged.</summary>
/// <param name="Url">The address that the service fetches.</param>
/// <param name="IsFalService">True if the request goes to fal's own host, which reaches no private network; null while that is not decided.</param>
/// <param name="Now">The time, for links that expire; null leaves that out.</param>
internal sealed record AddressCheck(Uri Url, bool? IsFalService, DateTimeOffset? Now);
