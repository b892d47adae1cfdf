using System.Text.Json;
using System.Text.RegularExpressions;
using ModelContextProtocol.Protocol;

namespace FalGenerated.Mcp.Tests.Support;

/// <summary>The reply of a tool.</summary>
internal sealed partial class ToolReply(CallToolResult result)
{
    public bool IsError => result.IsError == true;

    public string Text => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    /// <summary>True when a job was made or found.</summary>
    public bool IsPaid => !IsError && Json["state"] == "submitted";

    /// <summary>A member by its path, as text; null where it is null or absent.</summary>
    public PathReader Json => new(result.StructuredContent ?? throw new InvalidOperationException(Text));

    /// <summary>The one sentence of a failure: no line break, one full stop, at its end.</summary>
    public string Sentence
    {
        get
        {
            Assert.True(IsError, Text);
            Assert.DoesNotContain('\n', Text);
            Assert.Matches(OneSentence(), Text);
            return Text;
        }
    }

    [GeneratedRegex(@"^(?:(?![.!?] ).)+\.$")]
    private static partial Regex OneSentence();

    internal readonly struct PathReader(JsonElement root)
    {
        public string? this[params string[] path]
        {
            get
            {
                JsonElement at = root;
                foreach (string name in path)
                {
                    at = at.ValueKind == JsonValueKind.Array ? at[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : at.GetProperty(name);
                }

                return at.ValueKind == JsonValueKind.Null ? null : at.ToString();
            }
        }
    }
}
