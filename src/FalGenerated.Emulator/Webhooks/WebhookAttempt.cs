namespace FalGenerated.Emulator;

/// <summary>One attempt to deliver a webhook, or the decision not to.</summary>
public sealed record WebhookAttempt
{
    /// <summary>The job it is about.</summary>
    public required string RequestId { get; init; }

    /// <summary>The target of the delivery.</summary>
    public required Uri Target { get; init; }

    /// <summary>1 for the first attempt.</summary>
    public required int Number { get; init; }

    /// <summary>The moment at which it began, on the emulator's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The code that the target answered; null where nothing was answered.</summary>
    public required int? Status { get; init; }

    /// <summary>Why nothing was answered or sent; null after an answer.</summary>
    public required string? Problem { get; init; }
}
