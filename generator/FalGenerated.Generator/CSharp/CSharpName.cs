using System.Globalization;
using System.Text;

namespace FalGenerated.Generator.CSharp;

/// <summary>C# names from wire names.</summary>
internal static class CSharpName
{
    /// <summary>
    /// Names that a generated type must not have: a reader would take them for types that every C# file sees.
    /// </summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "File", "Image", "Path", "Task", "Type", "Action", "Range", "Index", "Timer", "Object", "String", "Exception", "Attribute",
        "Enum", "Delegate", "Array", "Buffer", "Console", "Convert", "Environment", "Math", "Random", "Thread", "Uri", "Version",
        "Directory", "Stream", "List", "Dictionary", "Lazy", "Tuple", "Nullable", "Func", "Guid", "DateTime", "TimeSpan", "Monitor",
        "System", "Newtonsoft", "Microsoft", "FalGenerated", "JToken", "JsonProperty", "HttpClient", "HttpMethod", "CancellationToken",
        "QueueStatus", "QueueState", "CancelResponse", "FalCall", "FalClient", "FalFile", "FalRawClient", "FalEndpoint", "FalJob", "FalOptions", "FalException", "FalStorage",
    };

    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["=="] = "Equal", ["="] = "Equal", ["==="] = "StrictEqual", ["!="] = "NotEqual", ["<>"] = "NotEqual", ["!=="] = "StrictNotEqual",
        ["<"] = "LessThan", ["<="] = "LessThanOrEqual", [">"] = "GreaterThan", [">="] = "GreaterThanOrEqual",
        ["&&"] = "And", ["||"] = "Or", ["!"] = "Not", ["<<"] = "ShiftLeft", [">>"] = "ShiftRight", ["**"] = "Power", ["//"] = "FloorDivide", ["->"] = "Arrow", ["=>"] = "DoubleArrow",
        ["+="] = "PlusEqual", ["-="] = "MinusEqual", ["*="] = "TimesEqual", ["/="] = "DivideEqual", ["??"] = "Coalesce", ["..."] = "Ellipsis", [".."] = "Range",
    };

    private static readonly Dictionary<char, string> Signs = new()
    {
        ['+'] = "Plus", ['-'] = "Minus", ['*'] = "Times", ['/'] = "Slash", ['\\'] = "Backslash", ['='] = "Equal", ['<'] = "LessThan", ['>'] = "GreaterThan",
        ['!'] = "Exclamation", ['?'] = "Question", ['&'] = "Ampersand", ['|'] = "Bar", ['^'] = "Caret", ['~'] = "Tilde", ['%'] = "Percent", ['#'] = "Hash",
        ['@'] = "At", ['$'] = "Dollar", ['.'] = "Dot", [','] = "Comma", [':'] = "Colon", [';'] = "Semicolon", ['_'] = "Underscore",
        ['('] = "LeftParenthesis", [')'] = "RightParenthesis", ['['] = "LeftBracket", [']'] = "RightBracket", ['{'] = "LeftBrace", ['}'] = "RightBrace",
        ['"'] = "Quote", ['\''] = "Apostrophe", ['`'] = "Backtick",
    };

    public static bool IsReserved(string name) => Reserved.Contains(name);

    /// <summary>The name, with a prefix where it is a reserved one; with two where the prefix makes a name of the SDK, as of <c>File</c>.</summary>
    public static string Unreserved(string name) => IsReserved(name) ? Unreserved("Fal" + name) : name;

    /// <summary><c>target_fps</c> becomes <c>TargetFps</c>; upper case inside a word stays, so <c>VideoURL</c> stays.</summary>
    public static string Pascal(string wire)
    {
        StringBuilder name = new();
        bool upper = true;
        for (int i = 0; i < wire.Length; i++)
        {
            char c = wire[i];
            if (!IsInside(c))
            {
                // 16:9 and 1.5 would run together.
                if (i > 0 && i < wire.Length - 1 && char.IsAsciiDigit(wire[i - 1]) && char.IsAsciiDigit(wire[i + 1]))
                {
                    name.Append('_');
                }

                upper = true;
                continue;
            }

            name.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        return name.ToString();
    }

    /// <summary><c>VideoUrl</c> becomes <c>videoUrl</c>.</summary>
    public static string Camel(string pascal) => char.ToLowerInvariant(pascal[0]) + pascal[1..];

    /// <summary>A type name from a component's name: the last part of a mangled Python path, Pascal case.</summary>
    public static string ForType(string component)
    {
        string last = component[(component.LastIndexOf("__", StringComparison.Ordinal) is >= 0 and int at ? at + 2 : 0)..];
        string name = Pascal(last);
        return name.Length == 0 ? "" : IsFirst(name[0]) ? name : "Type" + name;
    }

    /// <summary>A member name; one that begins with a digit gets <paramref name="prefix"/> in front.</summary>
    public static string ForMember(string wire, string prefix)
    {
        string name = Pascal(wire);
        return name.Length == 0 ? prefix : IsFirst(name[0]) ? name : prefix + name;
    }

    /// <summary>The last word of a Pascal name: <c>Fps</c> of <c>TargetFps</c>.</summary>
    public static string LastWord(string pascal)
    {
        int start = pascal.Length - 1;
        while (start > 0 && !char.IsAsciiLetterUpper(pascal[start]))
        {
            start--;
        }

        return pascal[start..];
    }

    public static bool IsIdentifier(string name) =>
        name.Length > 0 && (IsFirst(name[0]) || name[0] == '_') && name.All(c => IsInside(c) || c == '_');

    /// <summary>A name for a text without a letter or a digit, as an operator is: the words for its signs.</summary>
    public static string OfSigns(string signs) => Operators.GetValueOrDefault(signs)
        ?? string.Concat(signs.Where(c => !char.IsWhiteSpace(c)).Select(c => Signs.GetValueOrDefault(c) ?? string.Create(CultureInfo.InvariantCulture, $"U{(int)c:X4}")));

    /// <summary>A letter of any script. C# compares names by their code units, so that a letter beyond 16 bits cannot stand in one.</summary>
    private static bool IsFirst(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;

    private static bool IsInside(char c) => IsFirst(c) || char.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
