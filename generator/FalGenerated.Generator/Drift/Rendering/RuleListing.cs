using System.Buffers;
using System.Text;
using System.Text.Json;
using FalGenerated.Generator.Drift.Catalogue;
using FalGenerated.Generator.Drift.Levels;

namespace FalGenerated.Generator.Drift.Rendering;

/// <summary>Prints the catalogue; the Markdown is kept as <c>generator/drift-rules.md</c>.</summary>
internal static class RuleListing
{
    public static string Text()
    {
        StringBuilder text = new();
        foreach (Rule rule in RuleCatalogue.All)
        {
            text.Append(Wire(rule).PadRight(4)).Append(LevelNames.Sign(rule.Sdk)).Append(' ').Append(rule.Id.PadRight(54)).Append(' ').Append(rule.Help).Append('\n');
        }

        return text.ToString();
    }

    public static string Markdown()
    {
        StringBuilder text = new();
        text.Append("# Rules of the drift check\n\n");
        text.Append("Printed by `fal-contract rules --format markdown`; a test compares this file with the catalogue in the code.\n\n");
        text.Append("*wire*: does the client that is deployed already still work? **B**reaking, **W**arning, **I**nfo. *sdk*: what happens to code when the client is regenerated? `–` nothing, `+` it grows, `✗` it may no longer compile, `?` unknown.\n");
        string section = "";
        foreach (Rule rule in RuleCatalogue.All)
        {
            if (rule.Section != section)
            {
                section = rule.Section;
                text.Append("\n## ").Append(section).Append("\n\n| id | wire | sdk | what it means | example |\n|---|---|---|---|---|\n");
            }

            text.Append("| `").Append(rule.Id).Append("` | ").Append(LevelNames.Letter(rule.Wire)).Append(rule.Unless is null ? "" : $" ({rule.Unless})")
                .Append(" | ").Append(LevelNames.Sign(rule.Sdk)).Append(" | ").Append(rule.Help).Append(" | ").Append(rule.Example).Append(" |\n");
        }

        return text.ToString();
    }

    public static string Json()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, JsonRenderer.Options))
        {
            writer.WriteStartArray();
            foreach (Rule rule in RuleCatalogue.All)
            {
                writer.WriteStartObject();
                writer.WriteString("id", rule.Id);
                writer.WriteString("wire", LevelNames.Of(rule.Wire));
                writer.WriteStartArray("alsoWire");
                foreach (Level level in rule.Also)
                {
                    writer.WriteStringValue(LevelNames.Of(level));
                }

                writer.WriteEndArray();
                writer.WriteString("unless", rule.Unless);
                writer.WriteString("sdk", LevelNames.Of(rule.Sdk));
                writer.WriteString("section", rule.Section);
                writer.WriteString("help", rule.Help);
                writer.WriteString("example", rule.Example);
                writer.WriteString("advice", rule.Advice);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>One rule, for a reader who has just met it.</summary>
    public static string Explain(Rule rule) =>
        $"""
        {rule.Id}
          deployed client:  {LevelNames.Of(rule.Wire)}{(rule.Unless is null ? "" : $" ({rule.Unless})")}
          regenerated code: {LevelNames.Of(rule.Sdk)}
          meaning:          {rule.Help}
          example:          {rule.Example}
          what to do:       {rule.Advice}

        """.ReplaceLineEndings("\n");

    private static string Wire(Rule rule) => LevelNames.Letter(rule.Wire) + (rule.Also.Count == 0 ? "" : "/" + string.Concat(rule.Also.Select(LevelNames.Letter)));
}
