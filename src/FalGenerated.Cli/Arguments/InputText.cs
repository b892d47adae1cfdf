using FalGenerated.Cli.Failures;
using FalGenerated.Cli.Hosting;
using FalGenerated.Cli.Reporting;
using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Cli.Arguments;

/// <summary>Reads JSON that a command line gives: as a file, as itself, or on stdin.</summary>
internal static class InputText
{
    // Larger than an input with inline images; what is longer is the wrong file.
    private const int LongestText = 64 * 1024 * 1024;

    /// <summary>Returns the JSON object of a file, of a text that begins with a brace, or of stdin for <c>-</c>.</summary>
    /// <exception cref="CommandException">It cannot be read, or is no JSON object.</exception>
    public static async Task<JObject> ReadAsync(string option, string text, Session session, CancellationToken cancellationToken)
    {
        string json = text.TrimStart().StartsWith('{') ? text
            : text == "-" ? await session.Input.ReadToEndAsync(cancellationToken).ConfigureAwait(false)
            : await ReadFileAsync(option, text, cancellationToken).ConfigureAwait(false);
        try
        {
            return FalJson.Read<JObject>(json) ?? throw Refusal(option, "is empty");
        }
        catch (JsonException error)
        {
            throw Refusal(option, $"is no JSON object ({error.Message.TrimEnd('.')})");
        }
    }

    private static async Task<string> ReadFileAsync(string option, string path, CancellationToken cancellationToken)
    {
        FileInfo file = new(path);
        if (!file.Exists)
        {
            throw new CommandException(ExitCode.Refused, "file_missing", $"'{path}' {(Directory.Exists(path) ? "is a folder" : "does not exist")}; give {option} a file, JSON in braces, or - for stdin.");
        }

        return file.Length <= LongestText
            ? await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false)
            : throw Refusal(option, $"has {file.Length} bytes, and more than {LongestText} are not read");
    }

    private static CommandException Refusal(string option, string problem) =>
        new(ExitCode.Refused, "input_unreadable", $"The JSON of {option} {problem}; give one JSON object.");
}
