using FalGenerated.Wire;

namespace FalGenerated.Idempotency;

/// <summary>
/// The right to send one intent once. It travels in the request's options, so a copy that a handler makes with them holds the same one,
/// and a copy without them has none. Only the innermost handler uses it up, and only a verdict of the table gives it back.
/// </summary>
internal sealed class SendPermit
{
    private readonly AsyncGate oneAtATime = new();

    /// <summary>What the last send came to; null before the first.</summary>
    public SendObservation? LastObservation { get; private set; }

    /// <summary>The table's row for <see cref="LastObservation"/>; null before the first send and while one is under way.</summary>
    public ResendRule? LastRule { get; private set; }

    /// <summary>How often it went over the wire.</summary>
    public int Sends { get; private set; }

    /// <summary>Whether a send began and has no verdict: the process of sending itself broke off.</summary>
    public bool IsOpen => Sends > 0 && LastRule is null;

    /// <summary>
    /// Begins a send, after the one under way is over: a hedging handler sends a second copy while the first is on its way, and
    /// refusing that one at once would end the first.
    /// </summary>
    /// <exception cref="SecondSendException">It was sent, and the outcome does not allow to send it again.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await oneAtATime.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (Sends > 0 && LastRule?.Verdict != SendVerdict.SendAgain)
        {
            oneAtATime.Leave();
            throw new SecondSendException();
        }

        Sends++;
        LastRule = null;
    }

    /// <summary>Ends a send with what it came to.</summary>
    public void End(SendObservation sign)
    {
        LastObservation = sign;
        LastRule = ResendPolicy.Judge(sign);
        oneAtATime.Leave();
    }
}
