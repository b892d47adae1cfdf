namespace FalGenerated.Generator.Diagnostics;

/// <summary>A place in a file; line and column are counted from 1, the column in UTF-16 code units.</summary>
internal readonly record struct SourcePosition(int Line, int Column);
