using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace FalGenerated.Wire;

/// <summary>
/// Reads an answer member by member. One that does not fit is left out and named, in lists and inside other members too; only an answer that is
/// no JSON, is of another kind, or lacks the address that the contract demands cannot be read.
/// </summary>
internal static class AnswerJson
{
    /// <summary>Reads one answer.</summary>
    /// <param name="text">The body.</param>
    /// <param name="misfits">Takes the path of each member that was left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="JsonException">The answer cannot be read.</exception>
    public static T? Read<T>(TextReader text, List<string> misfits, CancellationToken cancellationToken)
    {
        JToken came = ReadTree(text, cancellationToken);
        JsonSerializer serializer = FalJson.Create();
        serializer.ContractResolver = AnswerContracts.Instance;
        serializer.Converters.Add(new AnswerFileConverter(misfits.Add));
        string? reason = null;
        serializer.Error += (_, failure) =>
        {
            ErrorContext context = failure.ErrorContext;
            bool lacksAddress = ReferenceEquals(failure.CurrentObject, context.OriginalObject)
                && (IsDemand(context.Error) || (failure.CurrentObject is { } holder && Demanded(holder).Any(property => property.PropertyName == context.Member as string)));
            if (failure.CurrentObject is null || lacksAddress || context.Error is OperationCanceledException)
            {
                return;
            }

            misfits.Add(PathOf(context));
            reason ??= context.Error.Message;
            context.Handled = true;
        };
        using JTokenReader reader = new(came);
        try
        {
            T? value = FalJson.Typed(() => serializer.Deserialize<T>(reader), reader);
            RequireMembers(came, AnswerContracts.Instance.ResolveContract(typeof(T)));
            RequireAddresses(value);
            return value;
        }
        catch (JsonException error) when (reason is not null)
        {
            // What was left out is why the address is missing.
            throw new JsonSerializationException($"{reason} {error.Message}", error);
        }
    }

    /// <summary>Reads an answer as what it is. A number that decimal cannot hold is infinite in it.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JToken ReadTree(TextReader text, CancellationToken cancellationToken)
    {
        using AnswerReader reader = new(text, cancellationToken);
        JToken tree = FalJson.Typed(() => reader.Read() ? JToken.ReadFrom(reader) : throw new JsonSerializationException("The body is empty or null."), reader);
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
            {
                throw new JsonSerializationException("More follows the end of the JSON.");
            }
        }

        return tree;
    }

    /// <summary>Some other JSON, such as an error under a success, would be read as an answer without any member.</summary>
    private static void RequireMembers(JToken came, JsonContract contract)
    {
        if (came is JObject { Count: > 0 } members && contract is JsonObjectContract { Converter: null, Properties: { Count: > 0 } known }
            && !members.Properties().Any(member => known.GetClosestMatchProperty(member.Name) is { Ignored: false }))
        {
            throw new JsonSerializationException("The body has no member of the contract.");
        }
    }

    /// <summary>The library counts a member that was left out as one that came.</summary>
    private static void RequireAddresses(object? value)
    {
        foreach (JsonProperty property in value is null ? [] : Demanded(value).Where(property => property.Required == Required.Always))
        {
            object inner = property.ValueProvider!.GetValue(value!) ?? throw new JsonSerializationException($"Required property '{property.PropertyName}' not found in JSON.");
            RequireAddresses(inner);
        }
    }

    private static IEnumerable<JsonProperty> Demanded(object value) => AnswerContracts.Instance.ResolveContract(value.GetType()) is JsonObjectContract contract
        ? contract.Properties.Where(property => property.Required is Required.Always or Required.AllowNull)
        : [];

    private static bool IsDemand(Exception error) => error is JsonSerializationException && error.Message.StartsWith("Required property", StringComparison.Ordinal);

    private static string PathOf(ErrorContext context) => context.Path.Length > 0 ? context.Path : context.Member?.ToString() ?? "";
}
