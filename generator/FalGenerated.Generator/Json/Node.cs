using System.Diagnostics.CodeAnalysis;

namespace FalGenerated.Generator.Json;

/// <summary>
/// A JSON value that remembers where it stood in its file. The tree is mutable, because overlays and rules edit it,
/// and a moved node keeps the position at which its author wrote it.
/// </summary>
internal abstract class Node(SourceText source, int offset)
{
    /// <summary>The object or array that holds this node; null for a root and for a node that was taken out.</summary>
    public Node? Parent { get; internal set; }

    /// <summary>Where the parent last had this node: a hint that saves a search; the parent checks it before use.</summary>
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

    private readonly List<Member> _members = [];

    /// <summary>Name to place, built when a large object is first asked; dropped when places move.</summary>
    private Dictionary<string, int>? _index;

    public IReadOnlyList<Member> Members => _members;

    public override string Kind => "object";

    public Node? this[string name] => TryGet(name, out Node? value) ? value : null;

    public bool TryGet(string name, [NotNullWhen(true)] out Node? value)
    {
        int index = IndexOf(name);
        value = index < 0 ? null : _members[index].Value;
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

        _members[index].Value.Parent = null;
        _members[index] = new(name, value);
    }

    public bool Remove(string name)
    {
        int index = IndexOf(name);
        if (index < 0)
        {
            return false;
        }

        _members[index].Value.Parent = null;
        _members.RemoveAt(index);
        _index = null;
        return true;
    }

    /// <summary>Renames a member in its place. The new name must be free.</summary>
    public void Rename(string name, string newName)
    {
        if (IndexOf(newName) >= 0)
        {
            throw new ArgumentException($"A member '{newName}' is there already.", nameof(newName));
        }

        int index = IndexOf(name);
        _members[index] = new(newName, _members[index].Value);
        _index = null;
    }

    /// <summary>Puts the members into another order; members that <paramref name="key"/> ranks alike keep theirs.</summary>
    public void Sort(Func<string, int> key)
    {
        Member[] sorted = [.. _members.OrderBy(member => key(member.Key))];
        _members.Clear();
        _members.AddRange(sorted);
        _index = null;
    }

    /// <summary>Adds a member that the caller knows to be new; the reader's way in.</summary>
    internal void Append(string name, Node value)
    {
        value.Parent = this;
        SetSlot(value, _members.Count);
        _index?.Add(name, _members.Count);
        _members.Add(new(name, value));
    }

    public override Node Clone()
    {
        ObjectNode copy = new(Source, Offset);
        foreach ((string name, Node value) in _members)
        {
            copy.Append(name, value.Clone());
        }

        return copy;
    }

    private protected override string KeyOf(Node child)
    {
        int slot = SlotOf(child);
        if (slot >= _members.Count || !ReferenceEquals(_members[slot].Value, child))
        {
            slot = _members.FindIndex(member => ReferenceEquals(member.Value, child));
            SetSlot(child, slot);
        }

        return _members[slot].Key;
    }

    private int IndexOf(string name)
    {
        if (_members.Count >= IndexedFrom)
        {
            _index ??= Enumerable.Range(0, _members.Count).ToDictionary(place => _members[place].Key, StringComparer.Ordinal);
            return _index.TryGetValue(name, out int found) ? found : -1;
        }

        for (int place = 0; place < _members.Count; place++)
        {
            if (string.Equals(_members[place].Key, name, StringComparison.Ordinal))
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
    private readonly List<Node> _items = [];

    public IReadOnlyList<Node> Items => _items;

    public override string Kind => "array";

    public void Add(Node item)
    {
        item.Parent = this;
        SetSlot(item, _items.Count);
        _items.Add(item);
    }

    public void Set(int index, Node item)
    {
        _items[index].Parent = null;
        item.Parent = this;
        _items[index] = item;
    }

    public bool Remove(Node item)
    {
        int index = _items.FindIndex(candidate => ReferenceEquals(candidate, item));
        if (index < 0)
        {
            return false;
        }

        item.Parent = null;
        _items.RemoveAt(index);
        return true;
    }

    public override Node Clone()
    {
        ArrayNode copy = new(Source, Offset);
        foreach (Node item in _items)
        {
            copy.Add(item.Clone());
        }

        return copy;
    }

    private protected override string KeyOf(Node child)
    {
        int slot = SlotOf(child);
        if (slot >= _items.Count || !ReferenceEquals(_items[slot], child))
        {
            slot = _items.FindIndex(candidate => ReferenceEquals(candidate, child));
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
