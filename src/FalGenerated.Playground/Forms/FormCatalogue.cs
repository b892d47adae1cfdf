using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Playground.Forms;

/// <summary>The endpoints that the page offers: the upscaler first, then those whose contracts lie in a folder.</summary>
public sealed class FormCatalogue
{
    private FormCatalogue(IReadOnlyList<FormContract> forms, IReadOnlyList<string> documents)
    {
        Forms = forms;
        Documents = documents;
    }

    public IReadOnlyList<FormContract> Forms { get; }

    /// <summary>The contracts of the folder, for the emulator to speak.</summary>
    public IReadOnlyList<string> Documents { get; }

    /// <param name="folder">The folder, in which each <c>effective.json</c> is one; null for none.</param>
    /// <exception cref="ArgumentException">The folder is not there, or holds a contract that cannot be read.</exception>
    public static FormCatalogue Of(string? folder)
    {
        FormContract upscaler = FormContract.Upscaler();
        if (folder is null)
        {
            return new([upscaler], []);
        }

        if (!Directory.Exists(folder))
        {
            throw new ArgumentException($"There is no folder {folder}: give --contracts the folder of pinned contracts, such as openapi.");
        }

        (FormContract Form, string Text)[] others =
        [
            .. Directory.EnumerateFiles(folder, "effective.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)
                .Where(one => one.Form.EndpointId != upscaler.EndpointId),
        ];
        return new([upscaler, .. others.Select(one => one.Form)], [.. others.Select(one => one.Text)]);
    }

    private static (FormContract Form, string Text) Read(string path)
    {
        try
        {
            string text = File.ReadAllText(path);
            return (FormContract.Parse(JObject.Parse(text)), text);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw new ArgumentException($"{path} cannot be used ({error.Message.TrimEnd('.')}): make it again by 'fal-contract normalize --write'.");
        }
    }
}
