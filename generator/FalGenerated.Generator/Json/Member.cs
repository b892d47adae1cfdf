namespace FalGenerated.Generator.Json;

/// <summary>One member of an object.</summary>
/// <remarks>A class, because the runtime has code ready for collections of classes and compiles it anew for each struct: this program starts often and ends soon.</remarks>
internal sealed record Member(string Key, Node Value);
