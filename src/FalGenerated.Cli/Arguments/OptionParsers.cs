using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace FalGenerated.Cli.Arguments;

/// <summary>Creates options that are validated during parsing, so that every problem of a command line is reported at once.</summary>
internal static class OptionParsers
{
    /// <summary>Creates a decimal option: above 0 and up to <paramref name="most"/>, or unbounded (null) where the contract holds the range.</summary>
    public static Option<decimal?> Number(string name, string unit, string description, decimal? most = null) => new(name)
    {
        Description = description,
        HelpName = unit,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            string text = TextOf(result);
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal value)
                && (most is null || (value > 0 && value <= most)))
            {
                return value;
            }

            result.AddError($"{name} cannot be '{text}': give a number{(most is null ? "" : $" above 0 and up to {most}")}, written with a point, such as 2.5.");
            return null;
        },
    };

    /// <summary>Creates an integer option from 0 to <paramref name="most"/>.</summary>
    public static Option<int> Whole(string name, string unit, string description, int most) => new(name)
    {
        Description = description,
        HelpName = unit,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            string text = TextOf(result);
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= most)
            {
                return value;
            }

            result.AddError($"{name} cannot be '{text}': give a whole number from 0 to {most}.");
            return 0;
        },
    };

    /// <summary>Creates an option for one of the known values; any other needs <paramref name="force"/>.</summary>
    public static Option<string?> Choice(string name, string value, string description, IReadOnlyList<string> known, Option<bool> force)
    {
        Option<string?> option = new(name) { Description = $"{description}: {string.Join(", ", known)}.", HelpName = value, Arity = ArgumentArity.ExactlyOne };
        option.CompletionSources.Add(_ => known.Select(text => new System.CommandLine.Completions.CompletionItem(text)));
        option.Validators.Add(result =>
        {
            if (result.GetResult(force) is { Implicit: false })
            {
                return;
            }

            foreach (Token token in result.Tokens.Where(token => !known.Contains(token.Value, StringComparer.Ordinal)))
            {
                string values = string.Join(", ", known);
                result.AddError(IsOption(token)
                    ? $"Missing value for {name}: use {values}."
                    : $"{name} does not accept '{token.Value}': use {values}, or pass --force to send it anyway.");
            }
        });
        return option;
    }

    /// <summary>Creates a text option that does not accept another option as its value: a forgotten value must not swallow what follows.</summary>
    public static Option<string?> Text(string name, string value, string description, params string[] aliases)
    {
        Option<string?> option = new(name, aliases) { Description = description, HelpName = value, Arity = ArgumentArity.ExactlyOne };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0 || IsOption(token)))
            {
                result.AddError($"Missing value for {name}: give {value}.");
            }
        });
        return option;
    }

    /// <summary>Creates an argument that must not be blank: an empty variable in a script is a mistake, not a file.</summary>
    public static Argument<T> Argument<T>(string name, string value, string description, ArgumentArity arity)
    {
        Argument<T> argument = new(name) { Description = description, HelpName = value, Arity = arity };
        argument.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                result.AddError($"{value} is blank: give one.");
            }
        });
        return argument;
    }

    private static bool IsOption(Token token) => token.Value.StartsWith("--", StringComparison.Ordinal);

    private static string TextOf(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
}
