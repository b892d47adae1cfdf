using System.Security.Cryptography;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Overlays;
using FalGenerated.Generator.Passes;

namespace FalGenerated.Generator.Normalization;

/// <summary>The way from a pin to the two documents that are made of it: the corrected contract, and the form for the C# generator.</summary>
internal static class Normalizer
{
    /// <summary>Pin + wire overlays + queue paths, spelt as 3.0: the contract as the wire really is, for any language.</summary>
    /// <exception cref="DiagnosticException">Something is refused; every problem of the failing step is listed.</exception>
    public static ObjectNode Effective(ContractFolder contract) =>
        Effective(ContractFolder.Read(contract.Pin), contract).Document;

    /// <summary>
    /// The corrected contract with every spelling of "or null" as <c>nullable: true</c>. Generators that read OpenAPI 3.0 to the letter make an
    /// empty type of a union with a null arm, and then a caller cannot set a number.
    /// </summary>
    /// <exception cref="DiagnosticException">Something is refused; every problem of the failing step is listed.</exception>
    public static ObjectNode Nullable(ContractFolder contract)
    {
        ObjectNode document = Effective(contract);
        NullUnionPass.Apply(DocumentGuard.Open(document, contract.Endpoint));
        return document;
    }

    /// <summary>The corrected contract + C# overlay + passes: what NSwag reads.</summary>
    /// <exception cref="DiagnosticException">Something is refused; every problem of the failing step is listed.</exception>
    public static ObjectNode ForCSharp(ContractFolder contract) => ForCSharp(contract, []);

    /// <inheritdoc cref="ForCSharp(ContractFolder)"/>
    /// <param name="contract">The contract.</param>
    /// <param name="warnings">Takes the remarks that refuse nothing.</param>
    public static ObjectNode ForCSharp(ContractFolder contract, List<Diagnostic> warnings)
    {
        Node pin = ContractFolder.Read(contract.Pin);
        PinFacts facts = FactsOf(contract, pin);
        PassContext effective = Effective(pin, contract);
        warnings.AddRange(effective.Warnings);
        ObjectNode document = effective.Document;
        ExtensionsPass.Apply(DocumentGuard.Open(document, contract.Endpoint));
        if (ContractFolder.ReadIfThere(contract.CSharpOverlay) is { } overlay)
        {
            Overlay.Apply(overlay, document);
        }

        PassContext context = DocumentGuard.Open(document, contract.Endpoint);
        ApplyPasses(context, facts);
        return document;
    }

    private static PassContext Effective(Node pin, ContractFolder contract)
    {
        PassContext context = DocumentGuard.OpenUnchecked(pin, contract.Endpoint);
        ApplyOverlays(context, contract);
        DanglingReferencesPass.Apply(context);
        List<Diagnostic> warnings = context.Warnings;
        context = DocumentGuard.Open(pin, contract.Endpoint);
        context.Warnings.AddRange(warnings);
        BooleanSchemasPass.Apply(context);
        ForeignInstructionsPass.Apply(context);
        KeywordKindsPass.Apply(context);
        KeywordValuesPass.Apply(context);
        context.ThrowIfRefused();
        QueuePathsPass.Apply(context);
        context.ThrowIfRefused();

        // Spelling: 3.1 keywords in a document that says 3.0 mislead the generators of every language.
        NullUnionPass.Apply(context);
        ConstPass.Apply(context);
        EnumValuesPass.Apply(context);
        ExclusiveBoundsPass.Apply(context);
        ReferenceSiblingsPass.Apply(context);
        return context;
    }

    private static void ApplyOverlays(PassContext context, ContractFolder contract)
    {
        try
        {
            foreach (string path in (string[])[contract.QueueOverlay, contract.Overlay])
            {
                if (ContractFolder.ReadIfThere(path) is { } overlay)
                {
                    Overlay.Apply(overlay, context.Document, target => QueuePathsPass.Resolve(context, target));
                }
            }
        }
        catch (DiagnosticException dead)
        {
            // An action finds nothing where the document has a list instead of an object; then that is what to correct.
            KeywordKindsPass.Apply(context);
            context.ThrowIfRefused(dead.Diagnostics);
            throw;
        }
    }

    /// <summary>The order matters: shapes first, then names for types, then what depends on both.</summary>
    private static void ApplyPasses(PassContext context, PinFacts facts)
    {
        Action<PassContext>[] passes =
        [
            ListsPass.Apply,
            KeywordKindsPass.Apply,
            KeywordValuesPass.Apply,
            InstructionsPass.Apply,
            ReferencesPass.Apply,
            OperationsPass.Apply,
            InheritedParametersPass.Apply,
            CallParametersPass.Apply,
            ResponsesPass.Apply,
            SharedTypesPass.Apply,
            UnusedSchemasPass.Apply,
            NullUnionPass.Apply,
            CompositionPass.Apply,
            LimitsPass.Apply,
            UnionPass.Apply,
            FalFilePass.Apply,
            UnusedSchemasPass.Apply,
            EndlessTypesPass.Apply,
            FormatsPass.Apply,
            NumbersPass.Apply,
            ComponentNamesPass.Apply,
            HoistPass.Apply,
            OptionsPass.Apply,
            EnumNamesPass.Apply,
            UnionPresetsPass.Apply,
            PropertyOrderPass.Apply,
            PropertyNamesPass.Apply,
            OutputMembersPass.Apply,
            FilesPass.Apply,
            RequiredPass.Apply,
            DefaultsPass.Apply,
            TidyPass.Apply,
            ReferenceSiblingsPass.Apply,
            DescriptionsPass.Apply,
            BodiesPass.Apply,
            context => EndpointPass.Apply(context, facts),
            TemplateInputPass.Apply,
        ];
        foreach (Action<PassContext> pass in passes)
        {
            pass(context);
            context.ThrowIfRefused();
        }
    }

    private static PinFacts FactsOf(ContractFolder contract, Node pin)
    {
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(pin.Source.Bytes.Span));
        ObjectNode? entry = ((ContractFolder.ReadIfThere(contract.Lock) as ObjectNode)?["endpoints"] as ObjectNode)?[contract.Endpoint.Full] as ObjectNode;
        string time = entry?.TextOf("fetchedAt") ?? "";
        return new PinFacts(sha256, entry?.TextOf("obtained") ?? "unrecorded", time.Length >= 10 ? time[..10] : time);
    }
}
