namespace FalGenerated.Playground.Forms;

/// <summary>The control that a member of an input takes.</summary>
public enum FieldKind
{
    /// <summary>The clip: the member holds its address.</summary>
    Clip,

    /// <summary>One of some values.</summary>
    Choice,

    /// <summary>A number, within a range where the contract has one.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>Something that has members of its own: written as JSON.</summary>
    Json,
}
