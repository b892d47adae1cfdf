namespace FalGenerated.Idempotency;

/// <summary>Carries the right to send a paid request in the request's options. None of it goes over the wire.</summary>
internal static class PermitOption
{
    private static readonly HttpRequestOptionsKey<SendPermit> PermitKey = new("fal.permit");

    extension(HttpRequestOptions options)
    {
        /// <summary>The right to send a paid request; null on all others.</summary>
        public SendPermit? Permit
        {
            get => options.TryGetValue(PermitKey, out SendPermit? value) ? value : null;
            set
            {
                if (value is not null)
                {
                    options.Set(PermitKey, value);
                }
            }
        }
    }
}
