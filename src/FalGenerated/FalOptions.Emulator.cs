namespace FalGenerated;

public sealed partial class FalOptions
{
    // What the emulator accepts when it is started without a key; a test compares it with the emulator's own constant.
    private const string EmulatorKey = "emulator-key-id:emulator-key-secret";

    /// <summary>Options for an emulator on this machine: its addresses, and the key that it accepts unless it was started with another. A key of yours is not sent to it.</summary>
    /// <param name="address">The emulator's address, such as <c>http://127.0.0.1:8080/</c>; its path does not count.</param>
    public static FalOptions ForEmulator(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Uri root = new(address.GetLeftPart(UriPartial.Authority) + "/");
        return new()
        {
            ApiKey = EmulatorKey,
            QueueUrl = root,
            RunUrl = new(root, "_run/"),
            RestUrl = new(root, "_rest/"),
            ApiUrl = new(root, "_api/v1/"),
        };
    }
}
