using System.Diagnostics;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Files;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.NSwag;

/// <summary>
/// Runs NSwag on a normalised document. The settings are copied with absolute paths into a folder of their own, because NSwag splits
/// its <c>/variables</c> at commas and equals signs, and because two builds at once must not write one file.
/// </summary>
internal sealed class NSwagRun(string toolDll, string settingsFile)
{
    /// <exception cref="DiagnosticException">NSwag or its settings are missing, or NSwag failed.</exception>
    public async Task GenerateAsync(string document, string targetNamespace, string output, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(output))!, Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        try
        {
            string code = Path.Combine(folder, "code.g.cs");
            string settings = Path.Combine(folder, "nswag.json");
            await File.WriteAllBytesAsync(settings, Settings(document, targetNamespace, code), cancellationToken);
            await RunAsync(settings, cancellationToken);
            AtomicFile.WriteIfDifferent(output, await File.ReadAllBytesAsync(code, cancellationToken));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private byte[] Settings(string document, string targetNamespace, string code)
    {
        Node settings = ContractFolder.Read(settingsFile);
        if (JsonPointer.Find(settings, "/documentGenerator/fromDocument") is not ObjectNode input
            || JsonPointer.Find(settings, "/codeGenerators/openApiToCSharpClient") is not ObjectNode client)
        {
            throw Refusal("the settings have no documentGenerator/fromDocument and codeGenerators/openApiToCSharpClient; restore the file");
        }

        string root = Path.GetDirectoryName(Path.GetFullPath(settingsFile))!;
        string templates = Path.GetFullPath(Path.Combine(root, client.TextOf("templateDirectory") ?? "."));
        input.Set("url", input.Text(Path.GetFullPath(document)));
        client.Set("namespace", client.Text(targetNamespace));
        client.Set("templateDirectory", client.Text(templates));
        client.Set("output", client.Text(code));
        return JsonText.Write(settings);
    }

    private async Task RunAsync(string settings, CancellationToken cancellationToken)
    {
        if (!File.Exists(toolDll))
        {
            throw Refusal($"'{toolDll}' is not there; restore the package NSwag.MSBuild, or name another folder with dotnet-nswag.dll");
        }

        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            ArgumentList = { toolDll, "run", settings },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_ROLL_FORWARD"] = "LatestMajor" },
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        string text = await process.StandardOutput.ReadToEndAsync(cancellationToken) + await error;
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            string reason = text.Split('\n').FirstOrDefault(line => line.Contains("Exception: ", StringComparison.Ordinal))?.Trim() ?? $"exit code {process.ExitCode}";
            throw Refusal($"NSwag failed ({reason}); correct the settings, a template or the contract");
        }
    }

    private DiagnosticException Refusal(string message) =>
        new([new Diagnostic(settingsFile, new SourcePosition(1, 1), DiagnosticCode.NSwagFailed, "", message)]);
}
