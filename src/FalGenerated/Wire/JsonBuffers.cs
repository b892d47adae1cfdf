using System.Buffers;
using Newtonsoft.Json;

namespace FalGenerated.Wire;

/// <summary>The buffers of JSON readers and writers, used again and again. A reader or writer gives its buffer back when it is disposed.</summary>
internal sealed class JsonBuffers : IArrayPool<char>
{
    public static JsonBuffers Instance { get; } = new();

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    public void Return(char[]? array)
    {
        if (array is not null)
        {
            // It may have held a signed address.
            ArrayPool<char>.Shared.Return(array, clearArray: true);
        }
    }
}
