using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace FalGenerated.Emulator;

/// <summary>
/// The behaviour of an emulator. Times are in the emulator's own time, which <see cref="Speed"/> can make run faster. The emulator takes
/// a copy when it starts; scenarios change that copy.
/// </summary>
public sealed partial class FalEmulatorOptions
{
    /// <summary>The key that is accepted unless <see cref="AcceptAnyKey"/> is set: <c>emulator-key-id:emulator-key-secret</c>.</summary>
    public const string DefaultKey = "emulator-key-id:emulator-key-secret";

    /// <summary>The one accepted key. Default: <see cref="DefaultKey"/>.</summary>
    public string Key { get; set; } = DefaultKey;

    /// <summary>Accept every key that is not empty; each has its own jobs and its own concurrency. Default: false.</summary>
    public bool AcceptAnyKey { get; set; }

    /// <summary>The address to listen on. Default: 127.0.0.1; any other address lets other machines in.</summary>
    public IPAddress Address { get; set; } = IPAddress.Loopback;

    /// <summary>
    /// Further names by which callers may address the emulator, such as a container's. Requests that name another host are answered
    /// with 421; IP addresses, <c>localhost</c> and this machine's own name always pass. Default: none.
    /// </summary>
    public IList<string> Hosts { get; private set; } = [];

    /// <summary>The API port; 0, the default, takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>The files port; 0, the default, takes a free one.</summary>
    public int FilesPort { get; set; }

    /// <summary>The certificate of both ports, with its private key; they then speak https only. Default: null, plain http.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>The clock. Default: the system's. Not used with <see cref="ManualTime"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The number of seconds that pass in the emulator for one second of <see cref="TimeProvider"/>; above 0. Default: 1.</summary>
    public double Speed { get; set; } = 1;

    /// <summary>Time stands still except in <see cref="FalEmulator.Advance"/> and the control route of that name. Default: false.</summary>
    public bool ManualTime { get; set; }

    /// <summary>Decides every random choice, with the number of the request: the same run again goes the same way. Default: 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Scenarios to start with, applied in order; a later one overrides the settings of an earlier one. Default: none.</summary>
    public IList<Scenario> Scenarios { get; private set; } = [];

    /// <summary>
    /// Further endpoints: the text of each one's OpenAPI document, in the shape in which fal serves queue documents. Inputs are checked
    /// against it, and outputs are made up from it; they say <c>X-Fal-Emulator: sample</c>. Default: none.
    /// </summary>
    public IList<string> Contracts { get; private set; } = [];

    internal FalEmulatorOptions Copy()
    {
        var copy = (FalEmulatorOptions)MemberwiseClone();
        copy.Scenarios = [.. Scenarios];
        copy.Contracts = [.. Contracts];
        copy.Hosts = [.. Hosts];
        return copy;
    }
}
