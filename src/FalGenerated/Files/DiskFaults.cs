namespace FalGenerated.Files;

/// <summary>Tells a full disk from other failures of writing.</summary>
internal static class DiskFaults
{
    // errno: EFBIG, ENOSPC, and EDQUOT as Linux and macOS number it; then Win32's ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
    private static readonly int[] Full = [27, 28, 122, 69, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    // What .NET leaves in an IOException that it throws itself; on Unix a file whose room cannot be set aside throws one of these.
    private const int Unspecified = unchecked((int)0x80131620);

    // A file larger than its file system or quota allows (EFBIG) is to .NET an argument out of range.
    public static FalDiskException Of(string target, Exception error, bool allocating) =>
        new(target, error is ArgumentOutOfRangeException || Array.IndexOf(Full, error.HResult) >= 0 || (allocating && error.HResult == Unspecified && error.GetType() == typeof(IOException)), error);
}
