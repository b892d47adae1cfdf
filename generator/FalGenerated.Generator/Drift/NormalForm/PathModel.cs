using System.Text;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>A path in normal form.</summary>
internal sealed class PathModel(string template, Node where)
{
    public string Template { get; } = template;

    /// <summary>The path item, or the reference to it.</summary>
    public Node Where { get; } = where;

    /// <summary>Names between braces, in order.</summary>
    public IReadOnlyList<string> Placeholders { get; } = Names(template);

    /// <summary>The template with numbers for placeholder names.</summary>
    public string Shape { get; } = Number(template);

    public Dictionary<string, OperationModel> Operations { get; } = new(StringComparer.Ordinal);

    public List<Annotation> Annotations { get; } = [];

    /// <summary>A template with its placeholders numbered: a renamed placeholder is the same path.</summary>
    public static string Number(string template)
    {
        StringBuilder shape = new();
        int number = 0;
        bool inside = false;
        foreach (char letter in template)
        {
            inside = letter == '{' || (inside && letter != '}');
            if (!inside)
            {
                shape.Append(letter == '}' ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{{{number++}}}") : letter);
            }
        }

        return shape.ToString();
    }

    private static List<string> Names(string template)
    {
        List<string> names = [];
        int start = -1;
        for (int i = 0; i < template.Length; i++)
        {
            if (template[i] == '{')
            {
                start = i + 1;
            }
            else if (template[i] == '}' && start >= 0)
            {
                names.Add(template[start..i]);
                start = -1;
            }
        }

        return names;
    }
}
