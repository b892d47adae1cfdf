using System.Buffers;
using System.Text;

namespace FalGenerated.Net;

/// <summary>
/// Takes credentials out of a text, in one pass over its tokens: what stands between blanks, quotes and angle brackets. A token that is
/// escaped is judged by what it decodes to. In doubt more is taken out than needed.
/// </summary>
internal sealed class CredentialScanner(string text)
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");
    private static readonly HashSet<string> AuthorisationSchemes = new(StringComparer.OrdinalIgnoreCase) { "Key", "Bearer", "Basic", "Token", "Digest" };
    private readonly StringBuilder cleaned = new(text.Length);
    private Expected expected;

    /// <summary>The part of a credential that the next token may be.</summary>
    private enum Expected
    {
        Nothing,

        /// <summary>A colon or an equals sign behind a name.</summary>
        Separator,

        /// <summary>The value behind a name.</summary>
        Value,

        /// <summary>The rest of user information that a blank or a quote cut in two.</summary>
        RestOfUser,
    }

    public string Clean()
    {
        for (int at = 0; at < text.Length;)
        {
            int from = at;
            while (at < text.Length && !IsDelimiter(at))
            {
                at++;
            }

            if (at > from)
            {
                cleaned.Append(Token(text[from..at]));
            }

            if (at < text.Length)
            {
                cleaned.Append(text[at++]);
            }
        }

        return cleaned.ToString();
    }

    // A quote that is escaped is inside a text, not at its end.
    private bool IsDelimiter(int at) =>
        char.IsWhiteSpace(text[at]) || text[at] is '<' or '>' || (text[at] is '"' or '\'' && (at == 0 || text[at - 1] != '\\'));

    private string Token(string token)
    {
        switch (expected)
        {
            case Expected.Separator or Expected.Value when token is ":" or "=":
                expected = Expected.Value;
                return token;
            case Expected.Value when AuthorisationSchemes.Contains(token):
                return token;
            case Expected.Value:
            case Expected.Separator when token[0] is ':' or '=':
                expected = Expected.Nothing;
                return "***";
            case Expected.RestOfUser when token.Contains('@', StringComparison.Ordinal):
                token = "***" + token[token.LastIndexOf('@')..];
                break;
        }

        expected = Expected.Nothing;
        string shown = WithoutCredentials(token);
        string decoded = EscapedText.Decode(shown);
        if (ReferenceEquals(decoded, shown))
        {
            return shown;
        }

        string safe = WithoutCredentials(KnownSecrets.TakeOutOf(decoded));
        return safe == decoded ? shown : safe;
    }

    private string WithoutCredentials(string token)
    {
        if (!token.AsSpan().ContainsAnyExcept(NameCharacters) && CredentialNames.IsHeader(token))
        {
            expected = Expected.Separator;
            return token;
        }

        int data = token.IndexOf("data:", StringComparison.OrdinalIgnoreCase);
        if (data >= 0 && token.IndexOf(',', data) is > 0 and int comma)
        {
            return token[..(comma + 1)] + "***";
        }

        int query = QueryIn(token);
        (int name, int value) = ParameterIn(token);
        if (value >= 0 && (query < 0 || value < query))
        {
            return WithoutValue(token, name, value);
        }

        return query >= 0 ? WithoutUsers(token[..query]) + "?***" : WithoutUsers(token);
    }

    // Behind a blank in a query the rest of a value may come before the next name.
    private string WithoutValue(string token, int name, int value)
    {
        string rest = token[value..].Trim('"', '\'', '\\');
        expected = rest.Length == 0 || AuthorisationSchemes.Contains(rest) ? Expected.Value : Expected.Nothing;
        return token[..name].Contains('&', StringComparison.Ordinal) ? "***"
            : expected == Expected.Value ? token
            : WithoutUsers(token[..value]) + "***";
    }

    // A question mark or a number sign in an address; without a scheme only a question mark with a name and an equals sign behind it.
    private static int QueryIn(string token)
    {
        int scheme = token.IndexOf("://", StringComparison.Ordinal);
        int inAddress = scheme < 0 ? -1 : token.AsSpan(scheme + 3).IndexOfAny('?', '#');
        for (int sign = token.IndexOf('?', StringComparison.Ordinal); sign >= 0 && (scheme < 0 || sign < scheme); sign = token.IndexOf('?', sign + 1))
        {
            int name = token.AsSpan(sign + 1).IndexOfAnyExcept(NameCharacters);
            if (name > 0 && token[sign + 1 + name] is '=' or '%')
            {
                return sign;
            }
        }

        return inAddress < 0 ? -1 : scheme + 3 + inAddress;
    }

    /// <summary>The first name of a credential and where its value begins; minus one for none.</summary>
    private static (int Name, int Value) ParameterIn(string token)
    {
        for (int sign = token.AsSpan().IndexOfAny('=', ':'); sign >= 0;)
        {
            int end = sign;
            while (end > 0 && token[end - 1] is '"' or '\'' or '\\' or ' ')
            {
                end--;
            }

            int start = token.AsSpan(0, end).LastIndexOfAnyExcept(NameCharacters) + 1;
            ReadOnlySpan<char> name = token.AsSpan(start, Math.Min(end - start, KnownSecrets.Longest));
            if (token[sign] == '=' ? CredentialNames.IsParameter(name) : CredentialNames.IsHeader(name))
            {
                return (start, sign + 1);
            }

            int next = token.AsSpan(sign + 1).IndexOfAny('=', ':');
            sign = next < 0 ? -1 : sign + 1 + next;
        }

        return (-1, -1);
    }

    private string WithoutUsers(string token)
    {
        int scheme = token.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            int at = token.LastIndexOf('@');
            int colon = at < 0 ? -1 : token.LastIndexOf(':', at);
            return colon > 0 && at > colon + 1 ? "***" + token[at..] : token;
        }

        StringBuilder safe = new(token.Length);
        int copied = 0;
        while (scheme >= 0)
        {
            int from = scheme + 3;
            scheme = token.IndexOf("://", from, StringComparison.Ordinal);
            int end = scheme < 0 ? token.Length : Math.Max(from, token.AsSpan(0, scheme).LastIndexOfAnyExcept(NameCharacters) + 1);
            safe.Append(token, copied, from - copied).Append(WithoutUser(token[from..end], isLast: scheme < 0));
            copied = end;
        }

        return safe.ToString();
    }

    private string WithoutUser(string place, bool isLast)
    {
        int slash = place.AsSpan().IndexOfAny('/', '\\');
        string authority = slash < 0 ? place : place[..slash];
        int at = authority.LastIndexOf('@');
        if (at < 0 && !HasPort(authority))
        {
            // A password with a slash, or one that a blank cut off.
            at = place.LastIndexOf('@');
            if (at < 0)
            {
                expected = isLast ? Expected.RestOfUser : Expected.Nothing;
                return "***";
            }
        }

        return at < 0 ? place : "***" + place[at..];
    }

    // A colon in front of anything but a port stands in user information; in brackets it belongs to an address by number.
    private static bool HasPort(string authority)
    {
        int colon = authority.LastIndexOf(':');
        return colon < 0 || authority.EndsWith(']') || !authority.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9');
    }
}
