using System.Security.Cryptography;
using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Overlays;
using FalGenerated.Generator.Rules;

namespace FalGenerated.Generator.Normalization;

/// <summary>The way from a pin to the two documents that are made of it: the corrected contract, and the form for the C# generator.</summary>
internal static class Normalizer
{
    /// <summary>Pin + wire overlays + queue paths, spelt as 3.0: the contract as the wire really is, for any language.</summary>
    /// <exception cref="DiagnosticException">Something is refused; every problem of the failing step is listed.</exception>
    public static ObjectNode Effective(ContractFolder contract) =>
        Effective(ContractFolder.Read(contract.Pin), contract);

    /// <summary>
    /// The corrected contract with every spelling of "or null" as <c>nullable: true</c>. Generators that read OpenAPI 3.0 to the letter make an
    /// empty type of a union with a null arm, and then a caller cannot set a number.
    /// </summary>
    /// <exception cref="DiagnosticException">Something is refused; every problem of the failing step is listed.</exception>
    public static ObjectNode Nullable(ContractFolder contract)
    {
        ObjectNode document = Effective(contract);
        NullUnionRule.Apply(DocumentGuard.Open(document, contract.Endpoint));
        return document;
    }

    /// <summary>The corrected contract + C# overlay + rules: what NSwag reads.</summary>
    /// <exception cref="DiagnosticException">Something is refused; every problem of the failing step is listed.</exception>
    public static ObjectNode ForCSharp(ContractFolder contract)
    {
        Node pin = ContractFolder.Read(contract.Pin);
        PinFacts facts = FactsOf(contract, pin);
        ObjectNode document = Effective(pin, contract);
        if (ContractFolder.ReadIfThere(contract.CSharpOverlay) is { } overlay)
        {
            Overlay.Apply(overlay, document);
        }

        RuleContext context = DocumentGuard.Open(document, contract.Endpoint);
        ApplyRules(context, facts);
        return document;
    }

    private static ObjectNode Effective(Node pin, ContractFolder contract)
    {
        ApplyOverlays(DocumentGuard.Open(pin, contract.Endpoint), contract);
        RuleContext context = DocumentGuard.Open(pin, contract.Endpoint);
        KeywordKindsRule.Apply(context);
        KeywordValuesRule.Apply(context);
        context.ThrowIfRefused();
        QueuePathsRule.Apply(context);
        context.ThrowIfRefused();

        // Spelling: 3.1 keywords in a document that says 3.0 mislead the generators of every language.
        NullUnionRule.Apply(context);
        ConstRule.Apply(context);
        EnumValuesRule.Apply(context);
        ExclusiveBoundsRule.Apply(context);
        return context.Document;
    }

    private static void ApplyOverlays(RuleContext context, ContractFolder contract)
    {
        try
        {
            foreach (string path in (string[])[contract.QueueOverlay, contract.Overlay])
            {
                if (ContractFolder.ReadIfThere(path) is { } overlay)
                {
                    Overlay.Apply(overlay, context.Document);
                }
            }
        }
        catch (DiagnosticException dead)
        {
            // An action finds nothing where the document has a list instead of an object; then that is what to correct.
            KeywordKindsRule.Apply(context);
            context.ThrowIfRefused(dead.Diagnostics);
            throw;
        }
    }

    /// <summary>The order matters: shapes first, then names for types, then what depends on both.</summary>
    private static void ApplyRules(RuleContext context, PinFacts facts)
    {
        Action<RuleContext>[] rules =
        [
            ListsRule.Apply,
            KeywordKindsRule.Apply,
            KeywordValuesRule.Apply,
            InstructionsRule.Apply,
            ReferencesRule.Apply,
            OperationsRule.Apply,
            ParameterListsRule.Apply,
            ParametersRule.Apply,
            ResponsesRule.Apply,
            SharedTypesRule.Apply,
            UnusedSchemasRule.Apply,
            NullUnionRule.Apply,
            CompositionRule.Apply,
            UnionRule.Apply,
            EndlessTypesRule.Apply,
            FormatsRule.Apply,
            NumbersRule.Apply,
            ComponentNamesRule.Apply,
            HoistRule.Apply,
            OptionsRule.Apply,
            EnumNamesRule.Apply,
            PropertyOrderRule.Apply,
            PropertyNamesRule.Apply,
            RequiredRule.Apply,
            DefaultsRule.Apply,
            TidyRule.Apply,
            DescriptionsRule.Apply,
            BodiesRule.Apply,
            context => EndpointRule.Apply(context, facts),
        ];
        foreach (Action<RuleContext> rule in rules)
        {
            rule(context);
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
