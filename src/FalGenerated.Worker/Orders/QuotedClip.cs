using FalGenerated.PostgreSql.Batches;

namespace FalGenerated.Worker.Orders;

/// <summary>A clip with its quote.</summary>
/// <param name="Order">The clip.</param>
/// <param name="Price">Its price, or why it is unknown.</param>
/// <param name="Seconds">Its length in seconds; null when it is not known.</param>
/// <param name="Refused">Why it is certain to fail; null when it is not.</param>
internal sealed record QuotedClip(ClipOrder Order, Price Price, decimal? Seconds, string? Refused);
