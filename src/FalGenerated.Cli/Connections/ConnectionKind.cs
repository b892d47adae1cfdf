namespace FalGenerated.Cli.Connections;

/// <summary>The kinds of service behind a connection.</summary>
internal enum ConnectionKind
{
    /// <summary>The live service: jobs cost money.</summary>
    Live,

    /// <summary>An emulator in this process: its jobs end with it.</summary>
    Hosted,

    /// <summary>An emulator in another process on this machine.</summary>
    Server,
}
