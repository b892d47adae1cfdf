using FalGenerated.Wire;

namespace FalGenerated.Tests.Queue;

public sealed class QueueStatusTests
{
    [Theory]
    [InlineData("""{"status":"IN_PROGRESS","logs":null}""", 0)]
    [InlineData("""{"status":"IN_PROGRESS"}""", 0)]
    [InlineData("""{"status":"IN_PROGRESS","logs":[]}""", 0)]
    [InlineData("""{"status":"IN_PROGRESS","logs":[{"message":"a"},{"message":"b"}]}""", 2)]
    [InlineData("""{"status":"IN_PROGRESS","logs":{"0":{"message":"a"}}}""", 1)]
    [InlineData("""{"status":"IN_PROGRESS","logs":{"message":"a","timestamp":"t"}}""", 1)]
    [InlineData("""{"status":"IN_PROGRESS","logs":"odd"}""", 0)]
    public void Logs_InAnyShape_AreRead(string json, int count) => Assert.Equal(count, FalJson.Read<QueueStatus>(json)!.Logs.Count);

    [Fact]
    public void LogEntry_WithLabelsOrTopLevel_HasLevelAndSource()
    {
        QueueStatus status = FalJson.Read<QueueStatus>("""
            {"status":"IN_PROGRESS","logs":[
              {"message":"m","timestamp":"2026-05-01T12:00:00.123Z","labels":{"level":"STDERR","source":"USER"}},
              {"message":"m","timestamp":"2026-05-01T12:00:00.123Z","level":"STDERR","source":"USER"}]}
            """)!;

        Assert.Equal(new QueueLogEntry("m", "2026-05-01T12:00:00.123Z", "STDERR", "USER"), status.Logs[0]);
        Assert.Equal(status.Logs[0], status.Logs[1]);
    }

    [Fact]
    public void CompletedStatus_WithError_KeepsItsFacts()
    {
        QueueStatus status = FalJson.Read<QueueStatus>(
            """{"status":"COMPLETED","request_id":"r","metrics":{"inference_time":2.5,"x":1},"error":"Runner went away","error_type":"runner_disconnected","new_field":7}""")!;

        Assert.True(status.IsCompleted);
        Assert.Equal(2.5m, status.Metrics!.InferenceTime);
        Assert.Equal("Runner went away", status.Error);
        Assert.Equal("runner_disconnected", status.ErrorType);
        Assert.Equal(7, (int)status.AdditionalProperties["new_field"]!);
        Assert.Equal("COMPLETED: Runner went away", status.ToString());
    }

    [Fact]
    public void UnknownState_IsKeptAsItCame()
    {
        QueueStatus status = FalJson.Read<QueueStatus>("""{"status":"PAUSED","error":{"odd":1}}""")!;

        Assert.Equal("PAUSED", status.Status.Value);
        Assert.False(status.Status.IsKnown);
        Assert.False(status.IsCompleted);
        Assert.Equal("""{"odd":1}""", status.Error);
    }

    [Fact]
    public void Text_WithAPresignedAddress_IsRedacted()
    {
        QueueStatus status = FalJson.Read<QueueStatus>(
            """{"status":"IN_PROGRESS","logs":[{"message":"GET https://me:pw@media.example/in.mp4?X-Sig=canary done","level":"INFO"}]}""")!;

        Assert.Equal("IN_PROGRESS | INFO: GET https://***@media.example/in.mp4?*** done", status.ToString());
    }

    [Fact]
    public void Status_WrittenAndRead_IsTheSame()
    {
        QueueStatus status = FalJson.Read<QueueStatus>("""{"status":"IN_QUEUE","queue_position":3,"logs":[{"message":"a","level":"INFO"}]}""")!;

        QueueStatus again = FalJson.Read<QueueStatus>(FalJson.Write(status))!;

        Assert.Equal(status.Logs, again.Logs);
        Assert.Equal(3, again.QueuePosition);
    }
}
