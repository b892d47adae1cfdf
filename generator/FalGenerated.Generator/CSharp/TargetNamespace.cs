using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;

namespace FalGenerated.Generator.CSharp;

/// <summary>The namespace of an endpoint's generated types: the one that its item asks for, or the project's and the endpoint's name.</summary>
internal static class TargetNamespace
{
    /// <exception cref="DiagnosticException"><paramref name="wanted"/> is no namespace of C#.</exception>
    public static string Of(EndpointId endpoint, string? wanted, string? root)
    {
        if (string.IsNullOrEmpty(wanted))
        {
            return string.IsNullOrEmpty(root) ? OwnPart(endpoint) : string.Join('.', root.Split('.').Select(Part)) + "." + OwnPart(endpoint);
        }

        string[] parts = wanted.Split('.');
        if (!parts.All(part => IsName(part.StartsWith('@') ? part[1..] : part)))
        {
            throw new DiagnosticException([new Diagnostic(
                endpoint.Full, new SourcePosition(1, 1), DiagnosticCode.BadName, "", $"'{wanted}' is no namespace of C#; correct the Namespace of its FalContract item")]);
        }

        return string.Join('.', parts.Select(Part));
    }

    /// <summary>A namespace named <c>Task</c> would hide the type of that name from the code around it.</summary>
    public static string OwnPart(EndpointId endpoint) => CSharpName.Unreserved(CSharpName.ForType(endpoint.Name));

    /// <summary>A project's name is its root namespace as it stands, with dashes and digits; the words of C# are all in lower case, and to any other name the sign makes no difference.</summary>
    private static string Part(string text)
    {
        string name = string.Concat(text.Select(c => IsInside(c) || c == '@' ? c : '_'));
        return name.Length == 0 || char.IsDigit(name[0]) ? "_" + name : name.All(char.IsAsciiLetterLower) ? "@" + name : name;
    }

    private static bool IsName(string text) => text.Length > 0 && !char.IsDigit(text[0]) && text.All(IsInside);

    private static bool IsInside(char c) => char.IsLetterOrDigit(c) || c == '_';
}
