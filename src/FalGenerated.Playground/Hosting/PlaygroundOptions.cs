using System.Globalization;

namespace FalGenerated.Playground.Hosting;

/// <summary>The command line: <c>--port N</c>, <c>--data FOLDER</c>, <c>--contracts FOLDER</c>, <c>--echo</c>.</summary>
internal sealed record PlaygroundOptions
{
    /// <summary>0: any free port.</summary>
    public int Port { get; init; }

    /// <summary>The folder of clips, outputs and journals; null: one for this process, which is deleted with it.</summary>
    public string? DataFolder { get; init; }

    /// <summary>A folder with pinned contracts of other endpoints; null for the upscaler alone.</summary>
    public string? ContractsFolder { get; init; }

    /// <summary>True: the emulator returns clips unchanged although ffmpeg is on the machine.</summary>
    public bool Echoes { get; init; }

    /// <exception cref="ArgumentException">An argument is not known, or its value cannot be used.</exception>
    public static PlaygroundOptions Parse(string[] arguments)
    {
        PlaygroundOptions read = new();
        for (int at = 0; at < arguments.Length; at++)
        {
            read = arguments[at] switch
            {
                "--echo" => read with { Echoes = true },
                "--port" when int.TryParse(arguments.ElementAtOrDefault(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port <= 65535 => read with { Port = port },
                "--data" when arguments.ElementAtOrDefault(at + 1) is { Length: > 0 } folder => read with { DataFolder = Path.GetFullPath(folder) },
                "--contracts" when arguments.ElementAtOrDefault(at + 1) is { Length: > 0 } folder => read with { ContractsFolder = Path.GetFullPath(folder) },
                string other => throw new ArgumentException($"'{other}' cannot be used: give --port N, --data FOLDER, --contracts FOLDER or --echo."),
            };
            at += arguments[at] == "--echo" ? 0 : 1;
        }

        return read;
    }
}
