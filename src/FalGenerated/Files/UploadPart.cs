namespace FalGenerated.Files;

/// <summary>A piece of an upload that can be sent any number of times until it is disposed.</summary>
internal abstract class UploadPart(int number, long length) : IDisposable
{
    /// <summary>The number, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>The length in bytes.</summary>
    public long Length { get; } = length;

    /// <summary>Writes all its bytes, and says after each write how many they were.</summary>
    public abstract Task CopyToAsync(Stream target, Action<int> written, CancellationToken cancellationToken);

    /// <summary>Gives its memory back.</summary>
    public abstract void Dispose();
}
