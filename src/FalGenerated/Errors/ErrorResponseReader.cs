using System.Globalization;
using System.Net;
using FalGenerated.Net;
using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Errors;

/// <summary>Reads any failing answer of fal: two documented families, the cancel's <c>status</c>, plain texts, HTML, and nothing at all.</summary>
internal static class ErrorResponseReader
{
    private const int LongestText = 300;

    // A body of the largest size that is read may have a third of it in characters.
    private const int LongestWhole = AnswerBody.LongestFailure / 4;

    /// <param name="answer">The answer; a body that was not read is told by its status and headers alone.</param>
    /// <param name="time">The clock, for <c>Retry-After</c>.</param>
    /// <param name="misfit">Why the body does not fit the type that was asked for; null when it was not read as one.</param>
    public static ErrorResponse Read(HttpAnswer answer, TimeProvider time, string? misfit = null)
    {
        string? body = answer.Body;
        JObject? json = ObjectOf(body);
        IReadOnlyList<FalFieldError> errors = FieldErrors.Of(json?["detail"]);
        string? type = TextOf(json?["error_type"]) ?? answer.Header("X-Fal-Error-Type") ?? (errors.Count > 0 ? NullWhenEmpty(errors[0].Type) : null);
        return new ErrorResponse
        {
            StatusCode = answer.StatusCode,
            RequestId = answer.RequestId,
            ErrorType = NullWhenEmpty(Shorten(Redact.Text(type))),
            Text = Shorten(Redact.Text(TextFor(json, errors) ?? TextWithoutWords(answer.StatusCode, json, body, misfit))),
            Errors = errors,
            Retryable = Flag(answer.Header("X-Fal-Retryable")) ?? Flag(answer.Header("X-Fal-Needs-Retry")),
            RetryAfter = RetryAfter.Parse(answer.Header("Retry-After"), time),
            IsJson = json is not null,
            RawBody = body,
            Headers = answer.Headers,
        };
    }

    /// <summary><c>true</c>/<c>false</c> or <c>1</c>/<c>0</c>, whatever the case: both names and both spellings are in use.</summary>
    public static bool? Flag(string? text) => text?.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };

    private static string? TextFor(JObject? json, IReadOnlyList<FalFieldError> errors)
    {
        if (json is null)
        {
            return null;
        }

        return TextOf(json["detail"])
            ?? NullWhenEmpty(string.Join("; ", errors.Select(error => error.ToString()).Where(text => text.Length > 0)))
            ?? TextOf(json["message"])
            ?? TextOf(json["error"])
            ?? TextOf(json["error"]?.SelectTokenOrNull("message"))
            ?? TextOf(json["status"]);
    }

    private static JObject? ObjectOf(string? body)
    {
        if (string.IsNullOrWhiteSpace(body) || body.AsSpan().TrimStart() is not ['{', ..])
        {
            return null;
        }

        using StringReader text = new(body);
        using AnswerReader reader = new(text, CancellationToken.None);
        using JTokenWriter read = new();
        try
        {
            while (reader.Read())
            {
                read.WriteToken(reader, writeChildren: false);
            }

            return read.Token as JObject;
        }
        catch (JsonException)
        {
            // Of a body that was cut by its length the beginning counts. Else it is not JSON after all: status and headers still say enough.
            return body.Length >= LongestWhole ? read.Token as JObject : null;
        }
    }

    private static JToken? SelectTokenOrNull(this JToken token, string name) => token is JObject members ? members[name] : null;

    private static string? TextOf(JToken? token) => token is { Type: JTokenType.String } ? NullWhenEmpty(token.Value<string>()) : null;

    private static string? NullWhenEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Shorten(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    // Of a success, "OK" would hide what is wrong with it.
    private static string TextWithoutWords(int statusCode, JObject? json, string? body, string? misfit) => (statusCode, json, body) switch
    {
        ( >= 200 and < 300, null, { } read) => string.IsNullOrWhiteSpace(read) ? "the body is empty" : "the body is no JSON object",
        ( >= 200 and < 300, not null, _) when misfit is not null => misfit,
        _ => ReasonPhrase(statusCode),
    };

    private static string ReasonPhrase(int statusCode)
    {
        if (statusCode == 499)
        {
            return "Client Closed Request";
        }

        using HttpResponseMessage standard = new((HttpStatusCode)statusCode);
        return standard.ReasonPhrase ?? "HTTP " + statusCode.ToString(CultureInfo.InvariantCulture);
    }
}
