namespace FalGenerated;

/// <summary>One wish to pay for one job. It is sent at most once.</summary>
/// <param name="IdempotencyKey">The name that the caller gave (an order or message id), or a made one when none was given.</param>
/// <param name="EndpointId">The full endpoint id.</param>
/// <param name="InputSha256">SHA-256 of the body as it goes over the wire, with members in order of their names; lowercase hex.</param>
/// <param name="StartedAt">When the submit began.</param>
public sealed record SubmitRecord(string IdempotencyKey, string EndpointId, string InputSha256, DateTimeOffset StartedAt);
