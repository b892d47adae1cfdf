using System.Globalization;
using System.Text;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>
/// Which schemas are equal, also across documents and through recursion: labels are refined by their neighbours'
/// labels until no class splits any more. Whether null fits belongs to the place of a schema, not to its class: a union says it once, whichever arm spells it.
/// </summary>
internal sealed class ShapeClasses
{
    /// <summary>Deeper than any contract; beyond it classes are as fine as this many steps can see.</summary>
    private const int MaxRounds = 100;

    private readonly UInt128[][] _hashes;

    private ShapeClasses(UInt128[][] hashes, bool stable)
    {
        _hashes = hashes;
        IsStable = stable;
    }

    /// <summary>Whether equal classes prove equal schemas.</summary>
    public bool IsStable { get; }

    /// <summary>The class of a schema, its null apart; <paramref name="document"/> counts from 0 in the order given to <see cref="Of"/>.</summary>
    public UInt128 Of(int document, Schema schema) => _hashes[document][schema.Id];

    /// <param name="withWords">Also tell schemas apart that differ in documentation, metadata or component name only.</param>
    /// <param name="documents">The schemas of each document.</param>
    public static ShapeClasses Of(bool withWords, params ReadOnlySpan<IReadOnlyList<Schema>> documents)
    {
        UInt128[][] labels = new UInt128[documents.Length][];
        int[][][] edges = new int[documents.Length][][];
        for (int d = 0; d < documents.Length; d++)
        {
            (labels[d], edges[d]) = Prepare(documents[d], withWords);
        }

        UInt128[][] hashes = labels;
        int classes = Count(hashes);
        for (int round = 0; round < MaxRounds; round++)
        {
            UInt128[][] next = new UInt128[hashes.Length][];
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
    public static IReadOnlyList<UInt128> Names(IReadOnlyList<Schema> schemas, int depth)
    {
        (UInt128[] labels, int[][] edges) = Prepare(schemas, withWords: false);
        UInt128[] hashes = labels;
        for (int round = 0; round < depth; round++)
        {
            hashes = Refine(labels, edges, schemas, hashes);
        }

        return hashes;
    }

    private static (UInt128[] Labels, int[][] Edges) Prepare(IReadOnlyList<Schema> schemas, bool withWords) =>
        ([.. schemas.Select(schema => Hash(Label(schema, withWords)))], [.. schemas.Select(Children)]);

    private static UInt128[] Refine(UInt128[] labels, int[][] edges, IReadOnlyList<Schema> schemas, UInt128[] hashes)
    {
        UInt128[] next = new UInt128[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            UInt128 hash = labels[i];
            foreach (int child in edges[i])
            {
                hash = Mix(hash, child < 0 ? UInt128.One : Mix((UInt128)(int)schemas[child].Null, hashes[child]));
            }

            foreach (Union union in schemas[i].Unions)
            {
                UInt128 sum = UInt128.Zero;
                foreach (Schema arm in union.Arms)
                {
                    sum = unchecked(sum + Mix(3, hashes[arm.Id]));
                }

                hash = Mix(hash, sum);
            }

            next[i] = hash;
        }

        return next;
    }

    private static int Count(UInt128[][] hashes)
    {
        ulong[] all = new ulong[hashes.Sum(document => document.Length)];
        int next = 0;
        foreach (UInt128[] document in hashes)
        {
            foreach (UInt128 hash in document)
            {
                all[next++] = unchecked((ulong)hash);
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
        .. (schema.Discriminator?.Mapping ?? new Dictionary<string, Schema>()).OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => tag.Value.Id),
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
        text.Append('|').AppendJoin('\u0001', schema.Unions.Select(union => union.IsExclusive ? "one" : "any"));
        text.Append('|').Append(schema.Discriminator?.PropertyName).AppendJoin('\u0001', schema.Discriminator?.Mapping.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>());
        text.Append('|').Append(schema.Default is null ? "" : Literal.Of(schema.Default)).Append('|');
        text.AppendJoin('\u0001', schema.Annotations
            .Where(annotation => withWords || annotation.Kind is AnnotationKind.FalLimit or AnnotationKind.Unclaimed)
            .Select(annotation => annotation.Key + "=" + annotation.Text)
            .Order(StringComparer.Ordinal));
        return withWords ? text.Append('|').Append(schema.Component).Append(schema.KindIsWritten).ToString() : text.ToString();
    }

    private static UInt128 Hash(string text)
    {
        UInt128 hash = 0x9E3779B97F4A7C15;
        foreach (char letter in text)
        {
            hash = Mix(hash, letter);
        }

        return hash;
    }

    private static UInt128 Mix(UInt128 hash, UInt128 value)
    {
        unchecked
        {
            ulong low = ((ulong)hash ^ (ulong)value) * 0xFF51AFD7ED558CCDUL;
            ulong high = ((ulong)(hash >> 64) + (ulong)(value >> 64) + low) * 0xC4CEB9FE1A85EC53UL;
            low ^= high >> 29;
            high ^= low >> 32;
            return new UInt128(high * 0x9E3779B97F4A7C15UL, (low + high) * 0xBF58476D1CE4E5B9UL);
        }
    }
}
