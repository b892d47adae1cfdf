namespace FalGenerated.Emulator;

/// <summary>The effect of a fault on a request. The wire names are in kebab case: <c>lose-reply</c>.</summary>
public enum FaultKind
{
    /// <summary>Waits <see cref="Fault.DelaySeconds"/> of the emulator's time, then goes on: slow headers, a slow part.</summary>
    Delay,

    /// <summary>Answers <see cref="Fault.Status"/>, headers and body instead of the service; after <see cref="Fault.AtByte"/> bytes of the request body, if given.</summary>
    Answer,

    /// <summary>Resets the connection: before the request is handled, or after <see cref="Fault.AtByte"/> bytes of the request body.</summary>
    Reset,

    /// <summary>Handles the request, then resets the connection without a word: the submit is accepted, its reply is lost.</summary>
    LoseReply,

    /// <summary>Closes the connection after <see cref="Fault.AtByte"/> bytes of the answer's body; its length is announced in full.</summary>
    Cut,

    /// <summary>Stops after <see cref="Fault.AtByte"/> bytes of the answer's body for <see cref="Fault.DelaySeconds"/>, then goes on.</summary>
    Stall,

    /// <summary>Ends the answer's body properly after <see cref="Fault.AtByte"/> bytes, half of it by default.</summary>
    Truncate,

    /// <summary>Patches the answer: <see cref="Fault.Merge"/> into its JSON, <see cref="Fault.Status"/> and headers over its own.</summary>
    Merge,

    /// <summary>Closes a status stream in the middle of the line that follows <see cref="Fault.AfterEvents"/> events.</summary>
    CutStream,

    /// <summary>Ends a status stream properly after <see cref="Fault.AfterEvents"/> events, completed or not.</summary>
    EndStream,
}
