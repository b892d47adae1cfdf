using System.Net;
using System.Net.Http.Headers;

namespace FalGenerated.Tests.Support;

/// <summary>A queue in virtual time: one job per submit, queued, running, then completed at a set age. It counts what a client asks.</summary>
public sealed class SimulatedService(SteppedTime time, TimeSpan queued, TimeSpan total)
{
    private readonly List<TimeSpan> looks = [];
    private TimeSpan submitted;
    private int submits;

    /// <summary>How long a job takes; may be changed between jobs.</summary>
    public TimeSpan Total { get; set; } = total;

    /// <summary>What the stream does: null means that there is none.</summary>
    public Func<int, SimulatedStream>? Stream { get; set; }

    /// <summary>Log lines that a runner has written by an age.</summary>
    public Func<TimeSpan, IReadOnlyList<string>> Logs { get; set; } = _ => [];

    /// <summary>The requests since the last submit, that one included.</summary>
    public int Requests { get; private set; }

    /// <summary>How many streams were opened since the last submit.</summary>
    public int Streams { get; private set; }

    /// <summary>The job's age at each poll.</summary>
    public IReadOnlyList<TimeSpan> Looks => looks;

    /// <summary>The job's age now.</summary>
    public TimeSpan Age => time.Passed - submitted;

    public ScriptedHandler Handler => new(Answer);

    public string StatusAt(TimeSpan age, bool logs)
    {
        string state = age < queued ? "IN_QUEUE" : age < Total ? "IN_PROGRESS" : "COMPLETED";
        string position = age < queued ? $",\"queue_position\":{(int)Math.Ceiling((queued - age).TotalSeconds / 5)}" : "";
        string lines = logs ? $",\"logs\":[{string.Join(',', Logs(age).Select(line => $$"""{"message":"{{line}}"}"""))}]" : "";
        string metrics = age >= Total ? FormattableString.Invariant($",\"metrics\":{{\"inference_time\":{(Total - queued).TotalSeconds}}}") : "";
        return $$"""{"status":"{{state}}","request_id":"r{{submits}}"{{position}}{{lines}}{{metrics}}}""";
    }

    public HttpResponseMessage Answer(Seen request)
    {
        if (request.Method == "POST")
        {
            submitted = time.Passed;
            submits++;
            Requests = 1;
            Streams = 0;
            looks.Clear();
            return ScriptedHandler.Json(200, $$"""{"status":"IN_QUEUE","request_id":"r{{submits}}"}""");
        }

        Requests++;
        string path = request.Address.AbsolutePath;
        if (path.EndsWith("/stream", StringComparison.Ordinal))
        {
            Streams++;
            if (Stream is null)
            {
                return ScriptedHandler.Json(404, "{}");
            }

            HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new StreamContent(Stream(Streams)) };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
            return response;
        }

        if (path.EndsWith("/status", StringComparison.Ordinal))
        {
            looks.Add(Age);
            return ScriptedHandler.Json(Age < Total ? 202 : 200, StatusAt(Age, request.Address.Query.Contains("logs=1", StringComparison.Ordinal)));
        }

        return ScriptedHandler.Json(200, Fal.Output);
    }
}
