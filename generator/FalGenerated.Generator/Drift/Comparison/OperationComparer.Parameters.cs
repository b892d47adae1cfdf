using FalGenerated.Generator.Drift.Levels;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.Comparison;

/// <content>Parameters, matched by name and place.</content>
internal sealed partial class OperationComparer
{
    private void CompareParameters()
    {
        Scope scope = this.scope with { Direction = Direction.Request, IsParameter = true };
        Dictionary<string, ParameterModel> old = ByKey(before);
        Dictionary<string, ParameterModel> now = ByKey(after);
        List<string> gone = [.. old.Keys.Except(now.Keys)];
        List<string> come = [.. now.Keys.Except(old.Keys)];
        foreach (string key in gone.ToList())
        {
            ParameterModel was = old[key];
            List<string> moved = come.FindAll(candidate => now[candidate].Location != was.Location && string.Equals(now[candidate].Name, was.Name, StringComparison.OrdinalIgnoreCase));
            if (moved is [var target])
            {
                gone.Remove(key);
                come.Remove(target);
                ParameterModel elsewhere = now[target];
                Add(scope, "request-parameter-location-changed", Place(was), was.Where, new(was.Where, elsewhere.Where, was.Location, elsewhere.Location), $"it moved from {was.Location} to {elsewhere.Location}");
                CompareParameter(scope, was, elsewhere, moved: true);
            }
        }

        foreach (ParameterModel was in gone.Select(key => old[key]))
        {
            Add(scope, "request-parameter-removed", Place(was), was.Where, new(was.Where, null, was.Required ? "required" : "optional", null), "the parameter is gone");
        }

        foreach (ParameterModel added in come.Select(key => now[key]))
        {
            string rule = added.Required || added.Location == "path" ? "request-parameter-added-required" : "request-parameter-added-optional";
            Add(scope, rule, Place(added), before.Where["parameters"] ?? before.Where, new(null, added.Where, null, added.Required ? "required" : "optional"), $"the parameter is new and {(added.Required ? "required" : "optional")}");
        }

        foreach (string key in old.Keys.Intersect(now.Keys))
        {
            CompareParameter(scope, old[key], now[key], moved: false);
        }

        CompareOrder(old, now);
    }

    private static Dictionary<string, ParameterModel> ByKey(OperationModel operation)
    {
        Dictionary<string, ParameterModel> byKey = new(StringComparer.Ordinal);
        foreach (ParameterModel parameter in operation.Parameters)
        {
            byKey.TryAdd(parameter.Key(operation.Path.Placeholders), parameter);
        }

        return byKey;
    }

    private void CompareParameter(Scope scope, ParameterModel was, ParameterModel now, bool moved)
    {
        string place = Place(was);
        if (was.Required != now.Required)
        {
            Add(scope, now.Required ? "request-parameter-became-required" : "request-parameter-became-optional", place, was.Where, new(was.Where, now.Where, was.Required ? "required" : "optional", now.Required ? "required" : "optional"), now.Required ? "the parameter is required now" : "the parameter may be left out now");
        }

        if (!moved && (was.Style != now.Style || was.Explode != now.Explode))
        {
            Add(scope, "request-parameter-style-changed", place, was.Where, new(was.Where, now.Where, Style(was), Style(now)), $"lists and objects are written differently: {Style(was)} → {Style(now)}");
        }

        if (was.Deprecated != now.Deprecated)
        {
            string rule = now.Deprecated ? "request-parameter-property-deprecated" : "unclassified-change";
            Add(scope, rule, place, was.Where, new(was.Where, now.Where, was.Deprecated ? "deprecated" : null, now.Deprecated ? "deprecated" : null), now.Deprecated ? "the parameter is deprecated now" : "the parameter is no longer deprecated");
        }

        CompareSchemas(scope, place, was.Schema, now.Schema, was.Where, now.Where);
        AnnotationComparer.Compare(context, scope, place, was.Annotations, now.Annotations, was.Where);
    }

    private void CompareOrder(Dictionary<string, ParameterModel> old, Dictionary<string, ParameterModel> now)
    {
        List<string> was = [.. old.Keys.Where(now.ContainsKey)];
        List<string> order = [.. now.Keys.Where(old.ContainsKey)];
        if (!was.SequenceEqual(order))
        {
            string from = string.Join(", ", was.Select(key => old[key].Name));
            string to = string.Join(", ", order.Select(key => now[key].Name));
            Node anchor = before.Where["parameters"] ?? before.Where;
            Add(scope with { Direction = Direction.Request }, "operation-parameter-order-changed", "parameters", anchor, new(anchor, after.Where["parameters"] ?? after.Where, from, to), $"the order {Change.Describe(from, to)}");
        }
    }

    private static string Place(ParameterModel parameter) => parameter.Location + "." + parameter.Name;

    private static string Style(ParameterModel parameter) => parameter.Style + (parameter.Explode ? ", exploded" : "");
}
