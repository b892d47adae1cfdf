using FalGenerated.Emulator.Http;
using FalGenerated.Emulator.Settings;

namespace FalGenerated.Emulator.ModelsApi;

/// <summary>The key of a call of the platform API, and its scope.</summary>
internal sealed class ModelsApiAccess(KeyCheck keys, CurrentOptions current)
{
    public delegate ValueTask<Reply> Handler(EmulatorRequest request, string owner, CancellationToken cancellationToken);

    /// <summary>A route for any key that is accepted.</summary>
    public Route Keyed(string operation, Handler answer) => Guarded(operation, admin: false, answer);

    /// <summary>A route for keys of the ADMIN scope.</summary>
    public Route Admin(string operation, Func<EmulatorRequest, string, Reply> answer) =>
        Guarded(operation, admin: true, (request, owner, _) => ValueTask.FromResult(answer(request, owner)));

    private Route Guarded(string operation, bool admin, Handler answer) => new(operation, (request, cancellationToken) =>
    {
        var (owner, refusal) = keys.Check(request, "platform");
        return refusal is not null ? Refused(401, "Authentication required")
            : admin && !current.Value.KeyHasAdminScope ? Refused(403, "This operation needs a key of the ADMIN scope")
            : answer(request, owner, cancellationToken);
    });

    private static ValueTask<Reply> Refused(int status, string message) =>
        ValueTask.FromResult(ModelsApiReply.Error(status, "authorization_error", message));
}
