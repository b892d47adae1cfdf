using FalGenerated.Wire;

namespace FalGenerated.Idempotency;

/// <summary>
/// The right to send one paid request once, and the record of every send. It travels in the request's options, so a copy that a handler
/// makes with them holds the same one, and a copy without them has none. Only the innermost handler uses it up, only a row of the policy
/// gives it back, and it ends when the outcome is told.
/// </summary>
internal sealed class SendPermit
{
    private readonly AsyncGate oneAtATime = new();
    private readonly Lock gate = new();
    private readonly List<(SendObservation Seen, SendVerdict Verdict)> ended = [];
    private bool isOpen;
    private bool isOver;

    /// <summary>
    /// Gets what all sends together prove. Null before the first. One send that proves nothing leaves the outcome unknown for good, and so
    /// does one that has not ended.
    /// </summary>
    public SendVerdict? Verdict
    {
        get
        {
            lock (gate)
            {
                return VerdictOfAll();
            }
        }
    }

    /// <summary>Gets the send that decided: the one without proof, else the last. Null before one has ended.</summary>
    public SendObservation? Deciding
    {
        get
        {
            lock (gate)
            {
                return ended.Count == 0 ? null : ended.Find(send => send.Verdict == SendVerdict.Unknown).Seen ?? ended[^1].Seen;
            }
        }
    }

    /// <summary>
    /// Begins a send, after the one under way is over: a hedging handler sends a second copy while the first is on its way, and
    /// refusing that one at once would end the first.
    /// </summary>
    /// <exception cref="SecondSendException">It was sent, and the outcome does not allow to send it again, or was told already.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await oneAtATime.EnterAsync(cancellationToken).ConfigureAwait(false);
        lock (gate)
        {
            if (!isOver && VerdictOfAll() is null or SendVerdict.SendAgain)
            {
                isOpen = true;
                return;
            }
        }

        oneAtATime.Leave();
        throw new SecondSendException();
    }

    /// <summary>Ends a send with what was seen of it.</summary>
    public void End(SendObservation seen)
    {
        lock (gate)
        {
            ended.Add((seen, ResendPolicy.Judge(seen).Verdict));
            isOpen = false;
        }

        oneAtATime.Leave();
    }

    /// <summary>
    /// Takes the permit back and returns what all sends prove: a handler that gave up may still hold the request, and must not send it after
    /// its outcome was told.
    /// </summary>
    public SendVerdict? Conclude()
    {
        lock (gate)
        {
            isOver = true;
            return VerdictOfAll();
        }
    }

    private SendVerdict? VerdictOfAll() => (isOpen, ended) switch
    {
        (true, _) => SendVerdict.Unknown,
        (_, []) => null,
        _ => ended.Exists(send => send.Verdict == SendVerdict.Unknown) ? SendVerdict.Unknown : ended[^1].Verdict,
    };
}
