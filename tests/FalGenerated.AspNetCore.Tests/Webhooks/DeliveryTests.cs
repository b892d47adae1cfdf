using System.Text;
using FalGenerated.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace FalGenerated.AspNetCore.Tests.Webhooks;

/// <summary>The content of a delivery, and bodies that are none.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task Success_IsHandedOverWithItsTypedOutput()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        await receiver.SendAsync(receiver.Valid("r-7"));

        Assert.Equal("r-7", receiver.Last!.RequestId);
        Assert.True(receiver.Last.Succeeded);
        Assert.Equal("https://v3.fal.media/files/a/out.mp4", receiver.Last.Output!.Video.Url);
        Assert.Equal(2.5, receiver.Last.Payload!.Value.GetProperty("duration").GetDouble());
        Assert.Equal("user-1", receiver.Last.UserId);
        Assert.Equal(receiver.Time.GetUtcNow(), receiver.Last.SentAt);
    }

    [Fact]
    public async Task Failure_IsHandedOverWithItsReason()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        (int status, _) = await SendTextAsync(receiver, """{"request_id":"r-1","status":"ERROR","payload":{"detail":[]},"error":"Invalid status code: 422"}""");

        Assert.Equal(200, status);
        Assert.False(receiver.Last!.Succeeded);
        Assert.Null(receiver.Last.Output);
        Assert.Equal("Invalid status code: 422", receiver.Last.Error);
    }

    [Theory]
    [InlineData("""{"request_id":"r-1","status":"OK","payload":null,"payload_error":"Response payload is not JSON serializable."}""", "Response payload is not JSON serializable.")]
    [InlineData("""{"request_id":"r-1","status":"OK","payload":"a text"}""", null)]
    public async Task Output_ThatDidNotTravel_IsNull(string body, string? reason)
    {
        await using Receiver receiver = await Receiver.StartAsync();

        (int status, _) = await SendTextAsync(receiver, body);

        Assert.Equal(200, status);
        Assert.True(receiver.Last!.Succeeded);
        Assert.Null(receiver.Last.Output);
        Assert.Equal(reason, receiver.Last.PayloadError);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"r-1\"")]
    [InlineData("{}")]
    [InlineData("""{"request_id":"r-1"}""")]
    [InlineData("""{"request_id":"","status":"OK"}""")]
    [InlineData("""{"request_id":7,"status":"OK"}""")]
    [InlineData("""{"request_id":"r-1","status":"COMPLETED"}""")]
    [InlineData("""{"request_id":"r-1","status":"OK"} more""")]
    public async Task Body_OfAWrongShape_IsOneSentence(string body)
    {
        await using Receiver receiver = await Receiver.StartAsync();

        (int status, string text) = await SendTextAsync(receiver, body);

        Assert.Equal(400, status);
        Assert.Equal("Send a JSON object with request_id and status (OK or ERROR): the body is not one.", text);
        Assert.Equal(0, receiver.Handed);
    }

    [Fact]
    public async Task Body_NestedWithoutEnd_IsRefused()
    {
        await using Receiver receiver = await Receiver.StartAsync();

        (int status, _) = await SendTextAsync(receiver, string.Concat(Enumerable.Repeat("{\"a\":", 100_000)));

        Assert.Equal(400, status);
    }

    [Fact]
    public async Task Body_AnnouncedWith100MB_IsRefusedUnread()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        Unread body = new();

        (int status, string text) = await receiver.SendAsync(http =>
        {
            receiver.Valid().WriteTo(http);
            http.Request.Body = body;
            http.Request.ContentLength = 100_000_000;
        });

        Assert.Equal(413, status);
        Assert.Equal("Send at most 4194304 bytes, or raise FalWebhookOptions.MaxBodyBytes: the body is larger.", text);
        Assert.Equal(0, body.BytesRead);
    }

    [Fact]
    public async Task Body_WithoutALength_IsReadToTheLimitOnly()
    {
        await using Receiver receiver = await Receiver.StartAsync(options => options.MaxBodyBytes = 1024);
        Unread body = new();

        (int status, _) = await receiver.SendAsync(http =>
        {
            receiver.Valid().WriteTo(http);
            http.Request.Body = body;
            http.Request.ContentLength = null;
        });

        Assert.Equal(413, status);
        Assert.Equal(1025, body.BytesRead);
    }

    [Fact]
    public async Task Body_OfExactlyTheLimit_IsAccepted()
    {
        await using Receiver receiver = await Receiver.StartAsync(options => options.MaxBodyBytes = 1024);
        byte[] body = [.. Receiver.Body("r-1"), .. Encoding.UTF8.GetBytes(new string(' ', 1024 - Receiver.Body("r-1").Length))];

        (int status, _) = await receiver.SendAsync(receiver.Signer.Sign("r-1", body, receiver.Time.GetUtcNow()));
        (int larger, _) = await receiver.SendAsync(receiver.Signer.Sign("r-1", [.. body, (byte)' '], receiver.Time.GetUtcNow()));

        Assert.Equal((200, 413), (status, larger));
    }

    private static Task<(int Status, string Text)> SendTextAsync(Receiver receiver, string body) =>
        receiver.SendAsync(receiver.Signer.Sign("r-1", Encoding.UTF8.GetBytes(body), receiver.Time.GetUtcNow()));

    /// <summary>A body without end that counts what is read of it.</summary>
    private sealed class Unread : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            BytesRead += count;
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            BytesRead += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
