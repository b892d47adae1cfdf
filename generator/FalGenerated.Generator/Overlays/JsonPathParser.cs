using System.Globalization;
using System.Text;

namespace FalGenerated.Generator.Overlays;

/// <summary>Reads the supported paths; whatever it does not know is a <see cref="FormatException"/> that names the column.</summary>
internal sealed class JsonPathParser(string text)
{
    private int at;

    public IReadOnlyList<JsonPathStep> Parse()
    {
        Expect('$');
        List<JsonPathStep> steps = [];
        while (at < text.Length)
        {
            steps.Add(ReadStep());
        }

        return steps;
    }

    private JsonPathStep ReadStep()
    {
        if (Take(".."))
        {
            return new JsonPathStep.Descend(Peek() == '[' ? ReadBracket() : ReadDotted());
        }

        return Take(".") ? ReadDotted() : ReadBracket();
    }

    private JsonPathStep ReadDotted()
    {
        if (Take("*"))
        {
            return new JsonPathStep.All();
        }

        int start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-'))
        {
            at++;
        }

        return at > start ? new JsonPathStep.Names([text[start..at]]) : throw Unexpected("a name");
    }

    private JsonPathStep ReadBracket()
    {
        Expect('[');
        JsonPathStep step = Peek() switch
        {
            '*' => ReadAll(),
            '?' => ReadFilter(),
            '\'' or '"' => ReadNames(),
            _ => new JsonPathStep.Index(ReadInteger()),
        };
        SkipBlanks();
        Expect(']');
        return step;
    }

    private JsonPathStep.All ReadAll()
    {
        Expect('*');
        return new JsonPathStep.All();
    }

    private JsonPathStep.Names ReadNames()
    {
        List<string> names = [ReadQuoted()];
        SkipBlanks();
        while (Take(","))
        {
            SkipBlanks();
            names.Add(ReadQuoted());
            SkipBlanks();
        }

        return new(names);
    }

    private JsonPathStep.Filter ReadFilter()
    {
        Expect('?');
        SkipBlanks();
        bool bracketed = Take("(");
        SkipBlanks();
        Expect('@');
        List<JsonPathStep> path = [];
        while (Peek() is '.' or '[')
        {
            path.Add(ReadStep());
        }

        SkipBlanks();
        bool equal = Take("==");
        string? literal = equal || Take("!=") ? ReadLiteral() : null;
        SkipBlanks();
        if (bracketed)
        {
            Expect(')');
        }

        return new(path, equal, literal);
    }

    private string ReadLiteral()
    {
        SkipBlanks();
        if (Peek() is '\'' or '"')
        {
            return "'" + ReadQuoted();
        }

        int start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '-' or '.'))
        {
            at++;
        }

        return at > start ? text[start..at] : throw Unexpected("a value in quotation marks, a number, true, false or null");
    }

    private string ReadQuoted()
    {
        char quote = Peek();
        if (quote is not ('\'' or '"'))
        {
            throw Unexpected("a name in quotation marks");
        }

        at++;
        StringBuilder value = new();
        while (Peek() != quote)
        {
            if (Peek() == '\\')
            {
                at++;
            }

            value.Append(Peek());
            at = at < text.Length ? at + 1 : throw Unexpected("the closing quotation mark");
        }

        at++;
        return value.ToString();
    }

    private int ReadInteger()
    {
        int start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == '-' && at == start)))
        {
            at++;
        }

        return int.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index)
            ? index
            : throw Unexpected("a name in quotation marks, an index, '*' or '?'");
    }

    private char Peek() => at < text.Length ? text[at] : '\0';

    private void SkipBlanks()
    {
        while (Peek() == ' ')
        {
            at++;
        }
    }

    private bool Take(string expected)
    {
        bool there = text.AsSpan(at).StartsWith(expected, StringComparison.Ordinal);
        at += there ? expected.Length : 0;
        return there;
    }

    private void Expect(char expected)
    {
        if (!Take(expected.ToString()))
        {
            throw Unexpected($"'{expected}'");
        }
    }

    private FormatException Unexpected(string wanted) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{wanted} is expected at character {at + 1}"));
}
