using System.CommandLine;
using System.Globalization;

namespace FalGenerated.Worker.Hosting;

/// <summary>Makes options whose numbers are checked while the line is parsed, so that all problems are named at once.</summary>
internal static class NumberOptions
{
    /// <summary>A whole number within bounds.</summary>
    public static Option<int> Whole(string name, string unit, string description, int usual, int least, int most) => new(name)
    {
        Description = $"{description}; {usual} by default.",
        HelpName = unit,
        Arity = ArgumentArity.ExactlyOne,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most)
            {
                return value;
            }

            result.AddError($"{name} cannot be '{text}': give a whole number from {least} to {most}.");
            return usual;
        },
    };

    /// <summary>A number above 0, written with a point; null when it is not given.</summary>
    public static Option<decimal?> Above0(string name, string unit, string description) => new(name)
    {
        Description = description,
        HelpName = unit,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result =>
        {
            string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) && value is > 0 and <= 1_000_000_000)
            {
                return value;
            }

            result.AddError($"{name} cannot be '{text}': give a number above 0, written with a point, such as 2.5.");
            return null;
        },
    };
}
