namespace FalGenerated.Emulator.Persistence;

/// <summary>The emulator's own memory over a restart: its ports, so that old addresses stay good, and the key that signs webhooks.</summary>
internal sealed record DataFolderState(int Version)
{
    /// <summary>The API port; 0 before the first start.</summary>
    public int ApiPort { get; init; }

    /// <summary>The files port; 0 before the first start.</summary>
    public int FilesPort { get; init; }

    /// <summary>The seed of the signing key; null before the first use.</summary>
    public byte[]? WebhookKey { get; init; }
}
