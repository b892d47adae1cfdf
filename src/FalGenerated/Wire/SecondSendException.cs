namespace FalGenerated.Wire;

/// <summary>A retry or hedging handler of the host, or a redirect, tried to send a paid request again. Internal: the permit knows how the first send went.</summary>
internal sealed class SecondSendException() : InvalidOperationException("A paid request is sent once. A handler tried to send it again; it was stopped.");
