namespace FalGenerated;

/// <summary>403: the account's balance is used up. Nothing was queued or billed. Never repeated: one user sent 80 submits into it.</summary>
public sealed class FalBalanceException : FalApiException
{
    internal FalBalanceException(ErrorResponse answer)
        : base("Top up the account's balance: the service has locked it", answer)
    {
    }
}
