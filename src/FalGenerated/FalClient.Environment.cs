namespace FalGenerated;

public sealed partial class FalClient
{
    /// <summary>Makes a client with the key of the environment: <c>FAL_KEY</c>, else <c>FAL_KEY_ID</c> and <c>FAL_KEY_SECRET</c>. Empty counts as unset.</summary>
    /// <exception cref="FalConfigurationException">No key is set, or it is not usable.</exception>
    public static FalClient FromEnvironment() => new(FalOptions.FromEnvironment());
}
