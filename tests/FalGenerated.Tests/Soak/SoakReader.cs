using System.Net.Sockets;
using System.Text;

namespace FalGenerated.Tests.Soak;

/// <summary>Reads requests off a socket, with what comes after them kept for the next.</summary>
internal sealed class SoakReader(Socket socket)
{
    private readonly byte[] buffer = new byte[16 * 1024];
    private int filled;

    /// <summary>The head of the next request; null when the connection ended.</summary>
    public async Task<string?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            int end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                string head = Encoding.ASCII.GetString(buffer, 0, end);
                Drop(end + 4);
                return head;
            }

            if (!await FillAsync(cancellationToken))
            {
                return null;
            }
        }
    }

    /// <summary>Reads so many bytes of a body.</summary>
    public async Task<string> ReadAsync(int count, CancellationToken cancellationToken)
    {
        while (filled < count)
        {
            if (!await FillAsync(cancellationToken))
            {
                throw new IOException("The body was cut.");
            }
        }

        string text = Encoding.UTF8.GetString(buffer, 0, count);
        Drop(count);
        return text;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        int read = await socket.ReceiveAsync(buffer.AsMemory(filled), cancellationToken);
        filled += read;
        return read > 0;
    }

    private void Drop(int count)
    {
        buffer.AsSpan(count, filled - count).CopyTo(buffer);
        filled -= count;
    }
}
