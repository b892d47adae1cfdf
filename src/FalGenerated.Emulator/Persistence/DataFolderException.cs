namespace FalGenerated.Emulator.Persistence;

/// <summary>A record that could not be written to the data folder; answered with 507.</summary>
internal sealed class DataFolderException(string folder, Exception inner)
    : IOException($"The emulator could not write to its data folder '{folder}': {inner.Message}", inner);
