using Newtonsoft.Json.Linq;

namespace FalGenerated.Jobs;

/// <summary>The tag that names one send: random, so that it tells nothing of the input, and kept with the record, so that a look-up knows it.</summary>
internal static class SendTag
{
    public const string Name = "send-id";

    /// <summary>The fact of a submit that holds the tag's value.</summary>
    public const string Fact = "send";

    /// <summary>The bytes that it takes among the tags: name, sign, 32 hex digits, and the comma before it.</summary>
    public const int Length = 7 + 1 + 32 + 1;

    /// <summary>The options with a tag of a new send, and the value for its record; both unchanged and null where none is asked for.</summary>
    public static (SubmitOptions Options, string? Value) Of(SubmitOptions options)
    {
        if (!options.TagSend)
        {
            return (options, null);
        }

        string value = Guid.NewGuid().ToString("N");
        return (options with { Tags = new Dictionary<string, string>(options.Tags) { [Name] = value } }, value);
    }

    /// <summary>The tag of a recorded send; null when it had none.</summary>
    public static KeyValuePair<string, string>? Read(SubmitRecord submit) =>
        submit.Facts?[Fact] is JValue { Value: string value } ? KeyValuePair.Create(Name, value) : null;
}
