using System.Globalization;
using System.Text;
using FalGenerated.Generator.Json;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>
/// Which schemas are equal, also across documents and through recursion: labels are refined by their neighbours'
/// labels until no class splits any more. Whether null fits belongs to the place of a schema, not to its class: a union says it once, whichever arm spells it.
/// </summary>
internal sealed class ShapeClasses
{
    /// <summary>Deeper than any contract; beyond it classes are as fine as this many steps can see.</summary>
    private const int MaxRounds = 100;

    private readonly ShapeHash[][] hashes;

    private ShapeClasses(ShapeHash[][] hashes, bool stable)
    {
        this.hashes = hashes;
        IsStable = stable;
    }

    /// <summary>True if equal classes prove equal schemas.</summary>
    public bool IsStable { get; }

    /// <summary>The class of a schema, its null apart; <paramref name="document"/> counts from 0 in the order given to <see cref="Of"/>.</summary>
    public ShapeHash Of(int document, Schema schema) => hashes[document][schema.Id];

    /// <param name="withWords">Also tell schemas apart that differ in documentation, metadata or component name only.</param>
    /// <param name="documents">The schemas of each document.</param>
    public static ShapeClasses Of(bool withWords, params ReadOnlySpan<IReadOnlyList<Schema>> documents)
    {
        ShapeHash[][] labels = new ShapeHash[documents.Length][];
        int[][][] edges = new int[documents.Length][][];
        for (int d = 0; d < documents.Length; d++)
        {
            (labels[d], edges[d]) = Prepare(documents[d], withWords);
        }

        ShapeHash[][] hashes = labels;
        int classes = Count(hashes);
        for (int round = 0; round < MaxRounds; round++)
        {
            ShapeHash[][] next = new ShapeHash[hashes.Length][];
            for (int d = 0; d < hashes.Length; d++)
            {
                next[d] = Refine(labels[d], edges[d], documents[d], hashes[d]);
            }

            int refined = Count(next);
            hashes = next;
            if (refined == classes)
            {
                return new(hashes, true);
            }

            classes = refined;
        }

        return new(hashes, false);
    }

    /// <summary>
    /// A name for the shape of each schema, words apart, that depends on nothing but the schema itself down to <paramref name="depth"/> steps:
    /// other schemas of the document, and the document it is compared with, have no part in it.
    /// </summary>
    public static IReadOnlyList<ShapeHash> Names(IReadOnlyList<Schema> schemas, int depth)
    {
        (ShapeHash[] labels, int[][] edges) = Prepare(schemas, withWords: false);
        ShapeHash[] hashes = labels;
        for (int round = 0; round < depth; round++)
        {
            hashes = Refine(labels, edges, schemas, hashes);
        }

        return hashes;
    }

    private static (ShapeHash[] Labels, int[][] Edges) Prepare(IReadOnlyList<Schema> schemas, bool withWords) =>
        (HashLabels(schemas, withWords), [.. schemas.Select(Children)]);

    private static ShapeHash[] HashLabels(IReadOnlyList<Schema> schemas, bool withWords)
    {
        ShapeHash[] labels = new ShapeHash[schemas.Count];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = ShapeHash.Of(Label(schemas[i], withWords));
        }

        return labels;
    }

    private static ShapeHash[] Refine(ShapeHash[] labels, int[][] edges, IReadOnlyList<Schema> schemas, ShapeHash[] hashes)
    {
        ShapeHash[] next = new ShapeHash[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            ShapeHash hash = labels[i];
            foreach (int child in edges[i])
            {
                hash = hash.Mix(child < 0 ? ShapeHash.Of(1) : ShapeHash.Of((ulong)schemas[child].Null).Mix(hashes[child]));
            }

            foreach (Union union in schemas[i].Unions)
            {
                ShapeHash sum = ShapeHash.Zero;
                foreach (Schema arm in union.Arms)
                {
                    sum = sum.Plus(ShapeHash.Of(3).Mix(hashes[arm.Id]));
                }

                hash = hash.Mix(sum);
            }

            next[i] = hash;
        }

        return next;
    }

    private static int Count(ShapeHash[][] hashes)
    {
        ulong[] all = new ulong[hashes.Sum(document => document.Length)];
        int next = 0;
        foreach (ShapeHash[] document in hashes)
        {
            foreach (ShapeHash hash in document)
            {
                all[next++] = hash.Low;
            }
        }

        Array.Sort(all);
        int classes = all.Length == 0 ? 0 : 1;
        for (int i = 1; i < all.Length; i++)
        {
            classes += all[i] == all[i - 1] ? 0 : 1;
        }

        return classes;
    }

    private static int[] Children(Schema schema) =>
    [
        .. schema.Properties.Values.Select(property => property.Schema.Id),
        schema.Additional?.Id ?? -1,
        schema.Items?.Id ?? -1,
        .. schema.Constraints.Values.Where(constraint => constraint.Schema is not null).Select(constraint => constraint.Schema!.Id),
        .. schema.Discriminator is { } discriminator ? discriminator.Mapping.Keys.Order(StringComparer.Ordinal).Select(tag => discriminator.Mapping[tag].Id) : [],
    ];

    private static string Label(Schema schema, bool withWords)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{(int)schema.Kind} {schema.Format}|{schema.Closed} {schema.UniqueItems} {schema.ReadOnly} {schema.WriteOnly} {schema.Deprecated}|");
        text.Append(CultureInfo.InvariantCulture, $"{schema.Minimum?.Text}|{schema.Maximum?.Text}|{schema.MinLength?.Text}|{schema.MaxLength?.Text}|{schema.MinItems?.Text}|{schema.MaxItems?.Text}|");
        text.AppendJoin('\u0001', schema.Steps.Keys).Append('|').AppendJoin('\u0001', schema.Patterns.Keys).Append('|');
        if (schema.Values is { } values)
        {
            text.Append("enum").AppendJoin('\u0001', values.Keys);
        }

        text.Append('|').AppendJoin('\u0001', schema.Properties.Values.Select(property => property.Name + (property.Required ? "!" : "?")));
        if (schema.Constraints.Count > 0)
        {
            text.Append("|refuses");
        }

        text.AppendJoin('\u0001', schema.Constraints.Select(constraint => constraint.Key + (constraint.Value.Schema is null ? Literal.OfKeyword("required", constraint.Value.Value) : "")));
        text.Append('|').AppendJoin('\u0001', schema.Unions.Select(union => union.IsExclusive ? "one" : "any"));
        text.Append('|').Append(schema.Discriminator?.PropertyName).AppendJoin('\u0001', schema.Discriminator?.Mapping.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>());
        text.Append('|').Append(schema.Default is null ? "" : Literal.Of(schema.Default)).Append('|');
        text.AppendJoin('\u0001', schema.Annotations
            .Where(annotation => withWords || annotation.Kind is AnnotationKind.FalLimit or AnnotationKind.Unclaimed)
            .Select(annotation => annotation.Key + "=" + annotation.Text)
            .Order(StringComparer.Ordinal));
        return withWords ? text.Append('|').Append(schema.Component).Append(schema.KindIsWritten).ToString() : text.ToString();
    }
}
