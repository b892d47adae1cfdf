namespace FalGenerated.Wire;

/// <summary>The facts that our handlers read from a request's options. None of them goes over the wire.</summary>
internal static class RequestFacts
{
    private static readonly HttpRequestOptionsKey<FalOperation> OperationKey = new("fal.operation");
    private static readonly HttpRequestOptionsKey<FalKey> KeyKey = new("fal.key");

    extension(HttpRequestOptions options)
    {
        /// <summary>The class of the call; null on a copy that a handler of the host made without the options of the original.</summary>
        public FalOperation? Operation
        {
            get => options.TryGetValue(OperationKey, out FalOperation value) ? value : null;
            set
            {
                if (value is { } operation)
                {
                    options.Set(OperationKey, operation);
                }
            }
        }

        /// <summary>The key of this call; null means the client's.</summary>
        public FalKey? Key
        {
            get => options.TryGetValue(KeyKey, out FalKey? value) ? value : null;
            set
            {
                if (value is not null)
                {
                    options.Set(KeyKey, value);
                }
            }
        }
    }
}
