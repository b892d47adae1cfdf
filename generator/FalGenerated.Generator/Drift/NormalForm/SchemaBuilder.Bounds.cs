using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <content>Ranges and counts. Each reader says whether the value was one.</content>
internal sealed partial class SchemaBuilder
{
    private static bool ReadLower(string key, Node value, ObjectNode leaf, Schema schema)
    {
        if (ReadEnd(key == "exclusiveMinimum", value, leaf["exclusiveMinimum"]) is not { } bound)
        {
            return IsFlagBeside(key, "exclusiveMinimum", value, leaf["minimum"]);
        }

        schema.Minimum = Bound.Highest(schema.Minimum, bound);
        return true;
    }

    private static bool ReadUpper(string key, Node value, ObjectNode leaf, Schema schema)
    {
        if (ReadEnd(key == "exclusiveMaximum", value, leaf["exclusiveMaximum"]) is not { } bound)
        {
            return IsFlagBeside(key, "exclusiveMaximum", value, leaf["maximum"]);
        }

        schema.Maximum = Bound.Lowest(schema.Maximum, bound);
        return true;
    }

    private static Bound? ReadEnd(bool exclusive, Node value, Node? flag) =>
        value is NumberNode number && ExactNumber.TryParse(number.Text, out ExactNumber exact)
            ? new(exact, exclusive || flag is BooleanNode { Value: true }, value)
            : null;

    /// <summary>The older spelling: a flag that means something only beside its bound.</summary>
    private static bool IsFlagBeside(string key, string flagKey, Node value, Node? bound) =>
        key == flagKey && value is BooleanNode flag && (!flag.Value || bound is NumberNode);

    private static bool ReadCount(string key, NumberNode number, Schema schema)
    {
        if (!ExactNumber.TryParse(number.Text, out ExactNumber count))
        {
            return false;
        }

        Bound bound = new(count, false, number);
        Bound? lower = count.Mantissa.Sign <= 0 ? null : bound;
        switch (key)
        {
            case "minLength":
                schema.MinLength = Bound.Highest(schema.MinLength, lower);
                break;
            case "minItems":
                schema.MinItems = Bound.Highest(schema.MinItems, lower);
                break;
            case "maxLength":
                schema.MaxLength = Bound.Lowest(schema.MaxLength, bound);
                break;
            default:
                schema.MaxItems = Bound.Lowest(schema.MaxItems, bound);
                break;
        }

        return true;
    }

    private static bool ReadStep(NumberNode number, Schema schema)
    {
        if (!ExactNumber.TryParse(number.Text, out ExactNumber step) || step.Mantissa.Sign <= 0)
        {
            return false;
        }

        schema.Steps.TryAdd(step.ToString(), new Bound(step, false, number));
        return true;
    }
}
