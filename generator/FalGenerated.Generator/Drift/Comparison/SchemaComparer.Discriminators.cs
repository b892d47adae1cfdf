using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.NormalForm;

namespace FalGenerated.Generator.Drift.Comparison;

/// <content>Discriminators.</content>
internal sealed partial class SchemaComparer
{
    private void CompareDiscriminators(Schema before, Schema after, string place)
    {
        Discriminator? was = before.Discriminator;
        Discriminator? now = after.Discriminator;
        if (was?.PropertyName != now?.PropertyName)
        {
            Report("discriminator-property-changed", new(before, after, place), "discriminator", (was?.PropertyName, now?.PropertyName), $"the discriminator {Change.Describe(was?.PropertyName, now?.PropertyName)}", LevelOf(was, now, before, after));
        }

        if (was is null || now is null)
        {
            return;
        }

        foreach (string tag in was.Mapping.Keys.Union(now.Mapping.Keys).Order(StringComparer.Ordinal))
        {
            bool old = was.Mapping.ContainsKey(tag);
            bool still = now.Mapping.ContainsKey(tag);
            if (old && still)
            {
                EnqueueArm(was.Mapping[tag], now.Mapping[tag], $"{place}|{tag}", shapeOnly: false);
            }
            else if (old)
            {
                Report("discriminator-mapping-removed", new(before, after, $"{place}|{tag}"), "discriminator", (tag, null), $"the tag '{Truncate.Of(tag, 60)}' is gone", IsRequest ? null : Level.Info);
            }
            else
            {
                Report("discriminator-mapping-added", new(before, after, $"{place}|{tag}"), "discriminator", (null, tag), $"the tag '{Truncate.Of(tag, 60)}' appeared", IsRequest ? Level.Info : null);
            }
        }
    }

    /// <summary>
    /// A discriminator names a member that tells the alternatives apart. Where it appears, a reader that never asked for it is none the worse, and a sender only if
    /// it may leave the member out; where it goes, a reader is none the worse while the member still always comes. Null keeps the rule's level.
    /// </summary>
    private Level? LevelOf(Discriminator? was, Discriminator? now, Schema before, Schema after) => (was, now) switch
    {
        (null, { } appeared) when !IsRequest || AlwaysHas(before, appeared.PropertyName) => Level.Info,
        ({ } gone, null) when IsRequest || AlwaysHas(after, gone.PropertyName) => Level.Info,
        _ => null,
    };

    private static bool AlwaysHas(Schema schema, string member) =>
        (schema.Properties.TryGetValue(member, out Property? property) && property.Required)
        || schema.Unions.Exists(union => union.Arms.All(arm => arm.Properties.TryGetValue(member, out Property? own) && own.Required));
}
