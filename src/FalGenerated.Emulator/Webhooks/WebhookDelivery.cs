namespace FalGenerated.Emulator.Webhooks;

/// <summary>A webhook on its way: its target, its payload, and the moment at which the attempts end.</summary>
/// <param name="RequestId">The job that it is about.</param>
/// <param name="UserId">The owner of the job, as the signature names it.</param>
/// <param name="Target">An http or https address.</param>
/// <param name="Payload">The body, byte for byte in every attempt.</param>
/// <param name="Expiry">The end of the stored result: no attempt begins after it.</param>
internal sealed record WebhookDelivery(string RequestId, string UserId, Uri Target, byte[] Payload, DateTimeOffset Expiry);
