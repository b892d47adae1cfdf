namespace FalGenerated.Emulator.Faults;

/// <summary>
/// Ends an answer in its middle on purpose. Left to the server, it closes the connection without the rest of the body, after the
/// bytes written so far have gone out.
/// </summary>
internal sealed class CutException() : Exception("A fault cut the answer.");
