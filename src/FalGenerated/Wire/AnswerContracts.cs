using System.Collections.Concurrent;
using System.Reflection;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace FalGenerated.Wire;

/// <summary>
/// The types of answers as they are read: of the members that a contract demands only those that hold an address stay demanded. The address is
/// the result; a missing figure beside it must not withhold what was paid for.
/// </summary>
internal sealed class AnswerContracts : DefaultContractResolver
{
    private static readonly ConcurrentDictionary<Type, bool> Known = new();

    public static AnswerContracts Instance { get; } = new();

    protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
    {
        JsonProperty property = base.CreateProperty(member, memberSerialization);
        if (!(IsAddress(property.PropertyName!, property.PropertyType!) || HoldsAddress(property.PropertyType!)))
        {
            property.Required = Required.Default;
        }

        return property;
    }

    private static bool HoldsAddress(Type type) => Known.GetOrAdd(type, one => HoldsAddress(one, []));

    private static bool HoldsAddress(Type type, HashSet<Type> seen)
    {
        if (type == typeof(FalFile))
        {
            return true;
        }

        if (type.IsValueType || type == typeof(string) || !seen.Add(type))
        {
            return false;
        }

        Type[] parts = type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments();
        return parts.Any(part => HoldsAddress(part, seen)) || Members(type).Any(member => IsAddress(member.Name, member.Type) || HoldsAddress(member.Type, seen));
    }

    private static bool IsAddress(string name, Type type) =>
        type == typeof(string) && (name == "url" || name.EndsWith("_url", StringComparison.Ordinal));

    private static IEnumerable<(string Name, Type Type)> Members(Type type) =>
        type.GetProperties()
            .Select(property => (Name: property.GetCustomAttribute<JsonPropertyAttribute>()?.PropertyName, Type: property.PropertyType))
            .Where(member => member.Name is not null)!;
}
