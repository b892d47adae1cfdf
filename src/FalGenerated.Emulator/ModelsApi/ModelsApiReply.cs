using System.Text.Json.Nodes;
using FalGenerated.Emulator.Http;

namespace FalGenerated.Emulator.ModelsApi;

/// <summary>The error shape of the platform API.</summary>
internal static class ModelsApiReply
{
    public static Reply Error(int status, string type, string message) => Reply.Json(status, new JsonObject
    {
        ["error"] = new JsonObject { ["type"] = type, ["message"] = message },
    });

    public static Reply Invalid(string message) => Error(400, "validation_error", message);
}
