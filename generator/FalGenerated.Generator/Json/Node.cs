using System.Diagnostics.CodeAnalysis;
using FalGenerated.Generator.Diagnostics;

namespace FalGenerated.Generator.Json;

/// <summary>
/// A JSON value that remembers where it stood in its file. The tree is mutable, because overlays and passes edit it,
/// and a moved node keeps the position at which its author wrote it.
/// </summary>
internal abstract class Node(SourceText source, int offset)
{
    /// <summary>The object or array that holds this node; null for a root and for a node that was taken out.</summary>
    public Node? Parent { get; internal set; }

    /// <summary>The outermost node above this one; itself when it stands alone.</summary>
    public Node Root => Parent?.Root ?? this;

    /// <summary>The index at which the parent last had this node: a hint that saves a search; the parent checks it before use.</summary>
    private protected int Slot { get; set; }

    /// <summary>The file this node was read from.</summary>
    public SourceText Source { get; } = source;

    /// <summary>Byte offset of the first byte of the value in <see cref="Source"/>.</summary>
    public int Offset { get; } = offset;

    /// <summary>Line and column of the value, both counted from 1.</summary>
    public SourcePosition Position => Source.PositionOf(Offset);

    /// <summary>RFC 6901 pointer of the node in the tree in which it stands now; empty for a root.</summary>
    public string Pointer => Parent is null ? "" : Parent.Pointer + "/" + JsonPointer.Escape(Parent.KeyOf(this));

    /// <summary>A copy with the same positions and no parent.</summary>
    public abstract Node Clone();

    /// <summary>The word for this kind of value in a message.</summary>
    public abstract string Kind { get; }

    private protected static int SlotOf(Node child) => child.Slot;

    private protected static void SetSlot(Node child, int slot) => child.Slot = slot;

    private protected virtual string KeyOf(Node child) => throw new InvalidOperationException($"A {Kind} holds no nodes.");
}

/// <summary>A JSON object; its members keep the order of the file.</summary>
internal sealed class ObjectNode(SourceText source, int offset) : Node(source, offset)
{
    /// <summary>Up to here a walk over the members beats a dictionary; the objects of a contract are mostly smaller.</summary>
    private const int IndexedFrom = 12;

    private readonly List<Member> members = [];

    /// <summary>Name to place, built when a large object is first asked; dropped when places move.</summary>
    private Dictionary<string, int>? places;

    public IReadOnlyList<Member> Members => members;

    public override string Kind => "object";

    public Node? this[string name] => TryGet(name, out Node? value) ? value : null;

    public bool TryGet(string name, [NotNullWhen(true)] out Node? value)
    {
        int index = IndexOf(name);
        value = index < 0 ? null : members[index].Value;
        return index >= 0;
    }

    /// <summary>Replaces the member in its place, or adds it at the end.</summary>
    public void Set(string name, Node value)
    {
        value.Parent = this;
        int index = IndexOf(name);
        if (index < 0)
        {
            Append(name, value);
            return;
        }

        members[index].Value.Parent = null;
        members[index] = new(name, value);
    }

    public bool Remove(string name)
    {
        int index = IndexOf(name);
        if (index < 0)
        {
            return false;
        }

        members[index].Value.Parent = null;
        members.RemoveAt(index);
        places = null;
        return true;
    }

    /// <summary>Removes every member but these.</summary>
    public void KeepOnly(params ReadOnlySpan<string> names)
    {
        foreach (Member member in members.ToArray())
        {
            if (!names.Contains(member.Key))
            {
                Remove(member.Key);
            }
        }
    }

    /// <summary>Renames a member in its place. The new name must be free.</summary>
    public void Rename(string name, string newName)
    {
        if (IndexOf(newName) >= 0)
        {
            throw new ArgumentException($"A member '{newName}' is there already.", nameof(newName));
        }

        int index = IndexOf(name);
        members[index] = new(newName, members[index].Value);
        places = null;
    }

    /// <summary>Puts the members into another order; members that <paramref name="key"/> ranks alike keep theirs.</summary>
    public void Sort(Func<string, int> key)
    {
        Member[] sorted = [.. members.OrderBy(member => key(member.Key))];
        members.Clear();
        members.AddRange(sorted);
        places = null;
    }

    /// <summary>Adds a member that the caller knows to be new; the reader's way in.</summary>
    internal void Append(string name, Node value)
    {
        value.Parent = this;
        SetSlot(value, members.Count);
        places?.Add(name, members.Count);
        members.Add(new(name, value));
    }

    public override Node Clone()
    {
        ObjectNode copy = new(Source, Offset);
        foreach ((string name, Node value) in members)
        {
            copy.Append(name, value.Clone());
        }

        return copy;
    }

    private protected override string KeyOf(Node child)
    {
        int slot = SlotOf(child);
        if (slot >= members.Count || !ReferenceEquals(members[slot].Value, child))
        {
            slot = members.FindIndex(member => ReferenceEquals(member.Value, child));
            SetSlot(child, slot);
        }

        return members[slot].Key;
    }

    private int IndexOf(string name)
    {
        if (members.Count >= IndexedFrom)
        {
            places ??= Enumerable.Range(0, members.Count).ToDictionary(place => members[place].Key, StringComparer.Ordinal);
            return places.TryGetValue(name, out int found) ? found : -1;
        }

        for (int place = 0; place < members.Count; place++)
        {
            if (string.Equals(members[place].Key, name, StringComparison.Ordinal))
            {
                return place;
            }
        }

        return -1;
    }
}

/// <summary>A JSON array.</summary>
internal sealed class ArrayNode(SourceText source, int offset) : Node(source, offset)
{
    private readonly List<Node> items = [];

    public IReadOnlyList<Node> Items => items;

    public override string Kind => "array";

    public void Add(Node item)
    {
        item.Parent = this;
        SetSlot(item, items.Count);
        items.Add(item);
    }

    public void Set(int index, Node item)
    {
        items[index].Parent = null;
        item.Parent = this;
        items[index] = item;
    }

    public bool Remove(Node item)
    {
        int index = items.FindIndex(candidate => ReferenceEquals(candidate, item));
        if (index < 0)
        {
            return false;
        }

        item.Parent = null;
        items.RemoveAt(index);
        return true;
    }

    public override Node Clone()
    {
        ArrayNode copy = new(Source, Offset);
        foreach (Node item in items)
        {
            copy.Add(item.Clone());
        }

        return copy;
    }

    private protected override string KeyOf(Node child)
    {
        int slot = SlotOf(child);
        if (slot >= items.Count || !ReferenceEquals(items[slot], child))
        {
            slot = items.FindIndex(candidate => ReferenceEquals(candidate, child));
            SetSlot(child, slot);
        }

        return slot.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>A JSON string, decoded.</summary>
internal sealed class TextNode(SourceText source, int offset, string value) : Node(source, offset)
{
    public string Value { get; } = value;

    public override string Kind => "string";

    public override Node Clone() => new TextNode(Source, Offset, Value);
}

/// <summary>A JSON number, kept as its text: 2^53 and 2^53+1 differ, and so may 10 and 10.0 for a reader of bytes.</summary>
internal sealed class NumberNode(SourceText source, int offset, string text) : Node(source, offset)
{
    public string Text { get; } = text;

    public override string Kind => "number";

    public override Node Clone() => new NumberNode(Source, Offset, Text);
}

/// <summary>true or false.</summary>
internal sealed class BooleanNode(SourceText source, int offset, bool value) : Node(source, offset)
{
    public bool Value { get; } = value;

    public override string Kind => "boolean";

    public override Node Clone() => new BooleanNode(Source, Offset, Value);
}

/// <summary>null.</summary>
internal sealed class NullNode(SourceText source, int offset) : Node(source, offset)
{
    public override string Kind => "null";

    public override Node Clone() => new NullNode(Source, Offset);
}
