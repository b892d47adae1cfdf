using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <content>Properties and maps.</content>
internal sealed partial class SchemaComparer
{
    private void CompareObjects(Schema before, Schema after, string place)
    {
        List<Property> gone = [.. before.Properties.Values.Where(property => !after.Properties.ContainsKey(property.Name))];
        List<Property> come = [.. after.Properties.Values.Where(property => !before.Properties.ContainsKey(property.Name))];
        ReportRenamed(before, after, place, gone, come);
        foreach (Property property in gone)
        {
            ReportRemoved(after, place, property);
            CompareWithMap(property.Schema, after.Additional, Member(place, property.Name));
        }

        foreach (Property property in come)
        {
            ReportAdded(before, place, property);
            CompareWithMap(before.Additional, property.Schema, Member(place, property.Name));
        }

        foreach (Property property in before.Properties.Values)
        {
            if (after.Properties.TryGetValue(property.Name, out Property? other))
            {
                CompareRequired(before, after, place, property, other);
                Enqueue(property.Schema, other.Schema, Member(place, property.Name), !property.RequiredIn(direction));
            }
        }

        CompareMap(before, after, place);
    }

    private void CompareRequired(Schema before, Schema after, string place, Property was, Property now)
    {
        if (was.RequiredIn(direction) == now.RequiredIn(direction))
        {
            if (was.Required != now.Required && !was.RequiredIn(direction))
            {
                ReportUnclassified(Member(place, was.Name), before, after, "required", was.Required ? "required" : null, now.Required ? "required" : null);
            }

            return;
        }

        bool required = now.RequiredIn(direction);
        Node? list = before.Where.GetValueOrDefault("required");
        context.Sink.Add(FindingSink.Make(Id(required ? "property-became-required" : "property-became-optional"), scope, Member(place, was.Name), was.Where, required ? "it is required now" : "it may be missing now", "") with
        {
            Before = required ? was.Where : list ?? was.Where,
            After = required ? after.Where.GetValueOrDefault("required") ?? now.Where : now.Where,
            BeforeText = required ? "optional" : "required",
            AfterText = required ? "required" : "optional",
        });
    }

    private void ReportRenamed(Schema before, Schema after, string place, List<Property> gone, List<Property> come)
    {
        if (gone.Count == 0 || come.Count == 0)
        {
            return;
        }

        ILookup<string, Property> goneByShape = gone.ToLookup(property => ShapeOf(property, isOld: true));
        ILookup<string, Property> comeByShape = come.ToLookup(property => ShapeOf(property, isOld: false));
        foreach (IGrouping<string, Property> shape in goneByShape)
        {
            if (shape.ToList() is not [var was] || comeByShape[shape.Key].ToList() is not [var now] || !NameLikeness.AreAlike(was.Name, now.Name))
            {
                continue;
            }

            Level? level = IsRequest
                ? now.RequiredIn(direction) || after.Closed ? Level.Breaking : null
                : was.RequiredIn(direction) ? null : Level.Warning;
            gone.Remove(was);
            come.Remove(now);
            context.Sink.Add(FindingSink.Make(Id("property-renamed"), scope, Member(place, was.Name), was.Where, $"it is called '{Truncate.Of(now.Name, 60)}' now", now.Name).Judged(level) with
            {
                Before = was.Where,
                After = now.Where,
                BeforeText = was.Name,
                AfterText = now.Name,
            });
            Enqueue(was.Schema, now.Schema, Member(place, was.Name), wasOptional: true);
            if (was.RequiredIn(direction) != now.RequiredIn(direction))
            {
                CompareRequired(before, after, place, was, now);
            }
        }
    }

    private string ShapeOf(Property property, bool isOld) => context.ClassOf(property.Schema, isOld) + " " + property.Schema.Null;

    private void ReportRemoved(Schema after, string place, Property property)
    {
        if (property is { Required: true, Where: TextNode })
        {
            // Only 'required' ever named it, and it is as unknown as any other member now.
            context.Sink.Add(FindingSink.Make(Id("property-became-optional"), scope, Member(place, property.Name), property.Where, "it may be missing now", "") with
            {
                Before = property.Where,
                BeforeText = "required",
            });
            return;
        }

        string rule = IsRequest ? Id("property-removed")
            : property.RequiredIn(direction) ? "response-required-property-removed" : "response-optional-property-removed";
        context.Sink.Add(FindingSink.Make(rule, scope, Member(place, property.Name), property.Where, "it is gone", "").Judged(IsRequest && after.Closed ? Level.Breaking : null) with
        {
            Before = property.Where,
            BeforeText = Brief(property),
        });
    }

    private void ReportAdded(Schema before, string place, Property property)
    {
        bool required = property.RequiredIn(direction);
        string rule = IsRequest ? Id(required ? "property-added-required" : "property-added-optional") : "response-property-added";
        context.Sink.Add(FindingSink.Make(rule, scope, Member(place, property.Name), before.At("properties"), $"it is new: {Brief(property)}", "").Judged(!IsRequest && before.Closed ? Level.Warning : null) with
        {
            After = property.Where,
            AfterText = Brief(property),
        });
    }

    private void CompareMap(Schema before, Schema after, string place)
    {
        if (before.Closed != after.Closed)
        {
            Report(Id(after.Closed ? "additional-properties-closed" : "additional-properties-opened"), new(before, after, place), "additionalProperties", (before.Closed ? "closed" : "open", after.Closed ? "closed" : "open"), after.Closed ? "members that are not named no longer fit" : "members that are not named fit now");
        }
        else if (!before.Closed)
        {
            CompareInner(before, after, before.Additional, after.Additional, place + "{}");
        }
    }

    /// <summary>A member that only one side names was, or becomes, one of the other side's map values.</summary>
    private void CompareWithMap(Schema? before, Schema? after, string place)
    {
        if (before is not null && after is not null)
        {
            CompareNull(before, after, place, wasOptional: true);
            EnqueueArm(before, after, place, shapeOnly: true);
        }
    }

    private static string Brief(Property property) => (property.Required ? "required " : "optional ") + Describe(property.Schema);

    private static string Member(string place, string name) => place.Length == 0 ? name : place + "." + name;
}
