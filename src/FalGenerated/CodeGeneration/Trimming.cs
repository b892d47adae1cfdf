using System.Diagnostics.CodeAnalysis;

// The serializer reaches types by reflection. The descriptor that is embedded in this assembly, and in each with generated types, keeps them whole.
[assembly: UnconditionalSuppressMessage("Trimming", "IL2026", Scope = "module", Justification = "The embedded descriptors keep what is reached by reflection.")]
[assembly: UnconditionalSuppressMessage("Trimming", "IL2067", Scope = "module", Justification = "The embedded descriptors keep what is reached by reflection.")]
[assembly: UnconditionalSuppressMessage("Trimming", "IL2075", Scope = "module", Justification = "The embedded descriptors keep what is reached by reflection.")]
[assembly: UnconditionalSuppressMessage("Trimming", "IL2090", Scope = "module", Justification = "The embedded descriptors keep what is reached by reflection.")]
