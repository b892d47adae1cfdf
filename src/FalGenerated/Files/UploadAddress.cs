namespace FalGenerated.Files;

/// <summary>
/// The pair of addresses that the service hands out. The upload address is a credential: it stands in no message, and this type
/// has no text form.
/// </summary>
internal sealed class UploadAddress(Uri upload, string file)
{
    /// <summary>Where the bytes go.</summary>
    public Uri Upload { get; } = upload;

    /// <summary>Where the file can be read afterwards.</summary>
    public string File { get; } = file;

    /// <summary>Where a part goes: its number is appended to the path, the query stays.</summary>
    public Uri Part(int number) => Below(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Where the end is told.</summary>
    public Uri Complete() => Below("complete");

    private Uri Below(string segment) =>
        new($"{Upload.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{segment}{Upload.Query}");
}
