namespace FalGenerated.Batches.Sources;

/// <summary>
/// The name of an output: text with <c>{name}</c> for the source's name without its ending, <c>{ext}</c> for the ending with its point,
/// <c>{folder}</c> for the name of its folder, and <c>{number}</c> for the clip's number in the batch.
/// </summary>
internal sealed class NamePattern
{
    public const string Default = "{name}{ext}";

    private static readonly string[] Parts = ["{name}", "{ext}", "{folder}", "{number}"];
    private readonly string text;

    /// <exception cref="BatchRefusedException">It has another part in braces, or leads into another folder.</exception>
    public NamePattern(string text)
    {
        this.text = text;
        string rest = Parts.Aggregate(text, (left, part) => left.Replace(part, "", StringComparison.Ordinal));
        if (rest.AsSpan().ContainsAny('{', '}'))
        {
            throw new BatchRefusedException($"The name pattern '{text}' has braces around something else than name, ext, folder or number: correct --name.");
        }

        if (rest.AsSpan().ContainsAny('/', '\\') || text.Length == 0)
        {
            throw new BatchRefusedException($"The name pattern '{text}' is no file name: correct --name, and use --output-folder for the folder.");
        }
    }

    public string NameOf(string source, int number) => text
        .Replace("{name}", Path.GetFileNameWithoutExtension(source), StringComparison.Ordinal)
        .Replace("{ext}", Path.GetExtension(source), StringComparison.Ordinal)
        .Replace("{folder}", Path.GetFileName(Path.GetDirectoryName(source)), StringComparison.Ordinal)
        .Replace("{number}", number.ToString("00000", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
