namespace FalGenerated;

public sealed partial class FalOptions
{
    // What the emulator accepts when it is started without a key; a test compares it with the emulator's own constant.
    private const string EmulatorKey = "emulator-key-id:emulator-key-secret";

    /// <summary>
    /// Points these options at an emulator on this machine: its addresses, and the key that it accepts unless it was started with another.
    /// A key that was set before is not sent to it. In configuration the key <c>Emulator</c> beside the options' own does the same.
    /// </summary>
    /// <param name="address">The emulator's address, such as <c>http://127.0.0.1:8080/</c>; its path does not count.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentException">The address is not an absolute http or https address.</exception>
    public FalOptions UseEmulator(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"The emulator's address must be absolute, such as http://127.0.0.1:8080/, and '{address}' is not.", nameof(address));
        }

        Uri root = new(address.GetLeftPart(UriPartial.Authority) + "/");
        ApiKey = EmulatorKey;
        AccessToken = null;
        QueueUrl = root;
        RunUrl = new(root, "_run/");
        RestUrl = new(root, "_rest/");
        ApiUrl = new(root, "_api/v1/");
        return this;
    }
}
