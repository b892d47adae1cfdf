using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FalGenerated.Emulator;

/// <summary>The contract in force: the pinned one, byte for byte, or one that a scenario moved.</summary>
internal sealed class ServedContract
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Lazy<EndpointContract> PinnedContract = new(() => new EndpointContract(Pinned.EndpointId, Pinned.OpenApi));

    private volatile EndpointContract? moved;
    private volatile byte[]? movedText;

    public EndpointContract Endpoint => moved ?? PinnedContract.Value;

    public byte[] LlmsText => movedText ?? Pinned.LlmsText;

    public void Move(ScenarioContract contract)
    {
        if (contract.OpenApi is { } patch)
        {
            var document = JsonMerge.Apply(JsonNode.Parse(Endpoint.Document), patch)!;
            moved = new EndpointContract(Pinned.EndpointId, Encoding.UTF8.GetBytes(document.ToJsonString(Indented)));
        }

        if (contract.LlmsText.Count > 0)
        {
            var text = Encoding.UTF8.GetString(LlmsText);
            foreach (var (old, replacement) in contract.LlmsText)
            {
                text = text.Contains(old, StringComparison.Ordinal)
                    ? text.Replace(old, replacement, StringComparison.Ordinal)
                    : throw new ArgumentException($"The pinned llms.txt does not contain '{old}', which the scenario wants to replace.", nameof(contract));
            }

            movedText = Encoding.UTF8.GetBytes(text);
        }
    }

    public void Reset()
    {
        moved = null;
        movedText = null;
    }
}
