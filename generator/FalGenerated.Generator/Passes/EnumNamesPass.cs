using System.Globalization;
using FalGenerated.Generator.CSharp;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Passes;

/// <summary>
/// Names the members of each enum: the overlay's <c>x-enumNames</c> (an object from value to name), else the value in Pascal case,
/// with the last word of the type in front of a digit. Enums of fractions or of mixed values have no C# form and become their plain type.
/// </summary>
internal static class EnumNamesPass
{
    /// <summary>The members that the template adds, those of a record, and those of every object.</summary>
    private static readonly HashSet<string> OwnMembers = new(StringComparer.Ordinal)
    {
        "Value", "KnownValues", "IsKnown", "Deconstruct", "PrintMembers", "ToString", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals",
    };

    public static void Apply(PassContext context)
    {
        RefuseNamesWithoutValues(context);
        foreach ((string type, Node node) in context.Schemas.Members)
        {
            if (node is not ObjectNode schema || schema["enum"] is not ArrayNode values)
            {
                continue;
            }

            bool isText = values.Items.All(value => value is TextNode);
            if (!isText && !values.Items.All(value => value is NumberNode number && long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)))
            {
                DropEnum(schema, values);
                continue;
            }

            schema.Set("type", schema.Text(isText ? "string" : "integer"));
            Name(context, type, schema, values);
        }
    }

    /// <summary>A contract can turn an enum into a number; the overlay's names for its values are then an instruction about nothing.</summary>
    private static void RefuseNamesWithoutValues(PassContext context)
    {
        HashSet<int> told = [];
        foreach (ObjectNode schema in SchemaTree.All(context).Where(schema => schema["enum"] is not ArrayNode))
        {
            // The options type holds copies of the input's properties: one action, one refusal.
            if (schema["x-enumNames"] is ObjectNode names && told.Add(names.Offset))
            {
                context.Refuse(names, DiagnosticCode.BadInstruction, "this names the values of an enum, and there is no enum here any more; remove the action from the overlay");
            }
        }
    }

    private static void Name(PassContext context, string type, ObjectNode schema, ArrayNode values)
    {
        ObjectNode? wanted = schema["x-enumNames"] as ObjectNode;
        Dictionary<string, string> taken = new(StringComparer.Ordinal);
        Dictionary<string, string> twins = new(StringComparer.Ordinal);
        List<Node> names = [];
        foreach (Node value in values.Items)
        {
            string wire = WireText(value);
            string? given = wanted?.TextOf(wire);
            string name = given ?? Plain(type, wire);
            if (OwnMembers.Contains(name) || name == type)
            {
                name += "Value";
            }

            if (given is null && taken.TryGetValue(name, out string? twin))
            {
                name = Numbered(name, taken);
                twins[wire] = twin;
            }

            if (!CSharpName.IsIdentifier(name))
            {
                context.Refuse(value, DiagnosticCode.BadName, $"'{name}' is no C# name for the value '{wire}' of {type}; set it in \"x-enumNames\" in csharp.overlay.json");
            }
            else if (!taken.TryAdd(name, wire))
            {
                context.Refuse(value, DiagnosticCode.NameCollision, $"the values '{taken[name]}' and '{wire}' of {type} both become '{name}'; set one of them in \"x-enumNames\" in csharp.overlay.json");
            }

            names.Add(value.Text(name));
        }

        foreach ((string wire, Node name) in wanted?.Members ?? [])
        {
            if (!values.Items.Any(value => WireText(value) == wire))
            {
                context.Refuse(name, DiagnosticCode.BadInstruction, $"{type} has no value '{wire}' any more; remove its name from the overlay");
            }
        }

        schema.Set("x-enumNames", values.Array(names));
        schema.Set("x-csharp-descriptions", values.Array(values.Items.Select(value => value.Text(CommentText.Clean(Describe(schema, WireText(value)) + NoteOf(twins, WireText(value)))))));
        schema.Remove("x-enum-descriptions");
    }

    /// <summary>The name that follows from the value alone.</summary>
    private static string Plain(string type, string wire)
    {
        if (wire.Length == 0)
        {
            return "Empty";
        }

        string word = CSharpName.LastWord(type);
        return wire.Length > 1 && wire[0] == '-' && char.IsAsciiDigit(wire[1]) ? CSharpName.ForMember(wire[1..], word + "Minus")
            : CSharpName.ForMember(wire, "").Length == 0 && CSharpName.OfSigns(wire) is { Length: > 0 } signs ? signs
            : CSharpName.ForMember(wire, word);
    }

    private static string Numbered(string name, Dictionary<string, string> taken)
    {
        int number = 2;
        while (taken.ContainsKey(name + number.ToString(CultureInfo.InvariantCulture)))
        {
            number++;
        }

        return name + number.ToString(CultureInfo.InvariantCulture);
    }

    private static string NoteOf(Dictionary<string, string> twins, string wire) =>
        twins.TryGetValue(wire, out string? twin) ? $" It is numbered because \"{twin}\" gives the same name." : "";

    private static string Describe(ObjectNode schema, string wire) =>
        (schema["x-enum-descriptions"] as ObjectNode)?.TextOf(wire) ?? $"The wire value \"{wire}\".";

    private static string WireText(Node value) => value is TextNode text ? text.Value : ((NumberNode)value).Text;

    private static void DropEnum(ObjectNode schema, ArrayNode values)
    {
        bool numbers = values.Items.All(value => value is NumberNode);
        schema.Remove("enum");
        schema.Remove("x-enumNames");
        if (numbers)
        {
            schema.Set("type", schema.Text("number"));
            schema.Set("format", schema.Text("decimal"));
        }
        else
        {
            schema.Remove("type");
        }
    }
}
