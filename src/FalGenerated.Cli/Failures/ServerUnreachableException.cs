namespace FalGenerated.Cli.Failures;

/// <summary>The <c>--server</c> refused the connection. Nothing was sent.</summary>
internal sealed class ServerUnreachableException(Uri server, Exception inner)
    : Exception($"Nothing listens at {server.Authority}; start an emulator there with 'fal-upscale emulator --port {server.Port}', or pass the --server that runs.", inner);
