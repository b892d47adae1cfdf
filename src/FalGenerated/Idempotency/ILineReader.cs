namespace FalGenerated.Idempotency;

/// <summary>Holds what the lines of some kinds in a journal's file add up to. It is called by one thread at a time.</summary>
internal interface ILineReader
{
    /// <summary>The first letters of the lines that it takes.</summary>
    string Kinds { get; }

    /// <summary>The number of lines that later ones have replaced.</summary>
    int Superseded { get; }

    /// <summary>Takes the next line: one that was read, or one that was written and is on the disk.</summary>
    /// <exception cref="Newtonsoft.Json.JsonException">It was written by another version.</exception>
    void Take(ReadOnlyMemory<byte> text);

    /// <summary>Forgets all lines: the file is read from its beginning.</summary>
    void Reset();

    /// <summary>The fewest lines that add up to the same.</summary>
    IEnumerable<string> Live();
}
