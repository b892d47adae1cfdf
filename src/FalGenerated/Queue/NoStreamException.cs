namespace FalGenerated.Queue;

/// <summary>The service offers no status stream here. Internal: the wait polls from then on.</summary>
internal sealed class NoStreamException(string why) : Exception(why);
