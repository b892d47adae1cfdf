using System.Text.Json;
using FalGenerated.Mcp.Failures;

namespace FalGenerated.Mcp.Protocol;

/// <summary>The arguments of one call, checked against the tool's parameters. A null counts as left out.</summary>
internal sealed class ToolArguments
{
    private readonly Dictionary<string, JsonElement> given;

    private ToolArguments(Dictionary<string, JsonElement> given) => this.given = given;

    /// <exception cref="ToolException">
    /// One is unknown, missing, or of another type. An unknown one is no trifle: a model that makes up a limit must not believe that it holds.
    /// </exception>
    public static ToolArguments Of(string tool, IReadOnlyList<ToolParameter> parameters, IDictionary<string, JsonElement>? arguments)
    {
        Dictionary<string, JsonElement> given = (arguments ?? new Dictionary<string, JsonElement>())
            .Where(argument => argument.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            .ToDictionary(StringComparer.Ordinal);
        if (given.Keys.FirstOrDefault(name => !parameters.Any(parameter => parameter.Name == name)) is { } unknown)
        {
            throw new ToolException($"{tool} has no argument '{unknown}', so nothing was done: use {string.Join(", ", parameters.Select(parameter => parameter.Name))}.");
        }

        foreach (ToolParameter parameter in parameters)
        {
            if (given.TryGetValue(parameter.Name, out JsonElement value))
            {
                Check(parameter, value);
            }
            else if (parameter.IsRequired)
            {
                throw new ToolException($"{tool} needs '{parameter.Name}': give it.");
            }
        }

        return new ToolArguments(given);
    }

    public string Required(string name) => given[name].GetString()!;

    public string? Text(string name) => given.TryGetValue(name, out JsonElement value) ? value.GetString() : null;

    public decimal? Number(string name) => given.TryGetValue(name, out JsonElement value) ? value.GetDecimal() : null;

    /// <summary>A whole number within bounds.</summary>
    /// <exception cref="ToolException">It is outside them.</exception>
    public int Whole(string name, int usual, int least, int most)
    {
        int value = given.TryGetValue(name, out JsonElement element) ? element.GetInt32() : usual;
        return value >= least && value <= most ? value : throw new ToolException($"'{name}' is {value}: give a whole number from {least} to {most}.");
    }

    private static void Check(ToolParameter parameter, JsonElement value)
    {
        (bool fits, string wanted) = parameter.Kind switch
        {
            ParameterKind.Text => (value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()), "a text that is not blank"),
            ParameterKind.Number => (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _), "a number, such as 2.5"),
            _ => (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _), "a whole number"),
        };
        if (!fits)
        {
            throw new ToolException($"'{parameter.Name}' must be {wanted}, so nothing was done.");
        }

        if (parameter.Values is { } values && !values.Contains(value.GetString()!, StringComparer.Ordinal))
        {
            throw new ToolException($"'{parameter.Name}' does not accept '{value.GetString()}': use {string.Join(", ", values)}.");
        }
    }
}
