namespace FalGenerated.Cli.Failures;

/// <summary>Nobody listens where <c>--server</c> points. Nothing was sent.</summary>
internal sealed class ServerUnreachableException(Uri server, Exception inner)
    : Exception($"Nothing listens at {server.Authority}: start an emulator there ('fal-upscale emulator --port {server.Port}'), or name the --server that runs.", inner);
