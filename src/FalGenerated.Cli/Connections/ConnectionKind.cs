namespace FalGenerated.Cli.Connections;

/// <summary>What a connection talks to.</summary>
internal enum ConnectionKind
{
    /// <summary>The live service: jobs cost money.</summary>
    Live,

    /// <summary>An emulator in this process: its jobs end with it.</summary>
    Hosted,

    /// <summary>An emulator that runs elsewhere on this machine.</summary>
    Server,
}
