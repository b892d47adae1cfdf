namespace FalGenerated.Idempotency;

/// <summary>Carries the right to send a paid request in the request's options. None of it goes over the wire.</summary>
internal static class TicketOption
{
    private static readonly HttpRequestOptionsKey<SubmitTicket> TicketKey = new("fal.ticket");

    extension(HttpRequestOptions options)
    {
        /// <summary>The right to send a paid request; null on all others.</summary>
        public SubmitTicket? Ticket
        {
            get => options.TryGetValue(TicketKey, out SubmitTicket? value) ? value : null;
            set
            {
                if (value is not null)
                {
                    options.Set(TicketKey, value);
                }
            }
        }
    }
}
