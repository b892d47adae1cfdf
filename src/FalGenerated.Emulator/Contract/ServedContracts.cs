using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Scenarios;

namespace FalGenerated.Emulator.Contract;

/// <summary>The contracts in force: the pinned one, byte for byte, or one that a scenario moved; and those that the options add.</summary>
internal sealed class ServedContracts(IEnumerable<string> others)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Lazy<EndpointContract> PinnedContract = new(() => new EndpointContract(Pinned.EndpointId, Pinned.OpenApi));

    private readonly IReadOnlyList<EndpointContract> others = [.. others.Select(EndpointContract.Read)];
    private volatile EndpointContract? moved;
    private volatile byte[]? movedText;

    /// <summary>The upscaler's contract.</summary>
    public EndpointContract Upscaler => moved ?? PinnedContract.Value;

    public IEnumerable<EndpointContract> All => [Upscaler, .. others];

    /// <summary>The upscaler's page.</summary>
    public byte[] LlmsText => movedText ?? Pinned.LlmsText;

    public EndpointContract? Find(string? endpointId) => All.FirstOrDefault(contract => contract.EndpointId == endpointId);

    public void Move(ScenarioContract contract)
    {
        // The page can refuse, so it goes first: a refused scenario changes nothing.
        if (contract.LlmsText.Count > 0)
        {
            var text = Encoding.UTF8.GetString(LlmsText);
            foreach (var (old, replacement) in contract.LlmsText)
            {
                text = text.Contains(old, StringComparison.Ordinal)
                    ? text.Replace(old, replacement, StringComparison.Ordinal)
                    : throw new ArgumentException(Missing(text, old, replacement));
            }

            movedText = Encoding.UTF8.GetBytes(text);
        }

        if (contract.OpenApi is { } patch)
        {
            var document = JsonMerge.Apply(JsonNode.Parse(Upscaler.Document), patch)!;
            moved = new EndpointContract(Pinned.EndpointId, Encoding.UTF8.GetBytes(document.ToJsonString(Indented)));
        }
    }

    private static string Missing(string text, string old, string replacement) => text.Contains(replacement, StringComparison.Ordinal)
        ? "The contract has already moved this way: the llms.txt holds the new text. Apply the scenario once, or reset the emulator first."
        : $"The llms.txt does not contain the text '{old}'; correct the scenario's llmsText.";

    public void Reset()
    {
        moved = null;
        movedText = null;
    }
}
