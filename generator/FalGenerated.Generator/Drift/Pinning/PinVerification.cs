using FalGenerated.Generator.Contracts;
using FalGenerated.Generator.Diagnostics;
using FalGenerated.Generator.Drift.Lock;
using FalGenerated.Generator.Drift.NormalForm;
using FalGenerated.Generator.Drift.PageComparison;
using FalGenerated.Generator.Json;
using FalGenerated.Generator.Normalization;

namespace FalGenerated.Generator.Drift.Pinning;

/// <summary>The offline gate: whether the committed files of an endpoint agree with each other.</summary>
internal static class PinVerification
{
    /// <summary>Everything that is wrong; empty when all agrees.</summary>
    public static IReadOnlyList<Diagnostic> Check(LockEntry entry)
    {
        List<Diagnostic> problems = [];
        Attempt(problems, () => CheckContract(entry, problems));
        Attempt(problems, () => CheckEffective(entry, problems));
        Attempt(problems, () => CheckPrices(entry, problems));
        return problems;
    }

    private static void CheckContract(LockEntry entry, List<Diagnostic> problems)
    {
        ContractModel model = ContractReader.Read(entry.Pin.Read());
        if (entry.ContractSha256 is { } recorded && recorded != ContractDigest.Of(model))
        {
            problems.Add(Diagnostic.At(entry.Node["contractSha256"]!, DiagnosticCode.PinChanged, $"contractSha256 is not what {entry.Pin.Name} gives; restore the lock, or run 'fal-contract update'"));
        }

        List<string> texts = [.. ProseWatch.TextsOf(model.Root)];
        if (entry.Page is { } page)
        {
            texts.Add(System.Text.Encoding.UTF8.GetString(page.Read().Bytes.Span));
        }

        problems.AddRange(AnchorCheck.Check(entry, texts));
        if (entry.Compared?.Problem(entry) is { } comparison)
        {
            problems.Add(comparison);
        }
    }

    private static void CheckEffective(LockEntry entry, List<Diagnostic> problems)
    {
        ContractFolder contract = entry.Contract;
        byte[] effective = JsonText.Write(Normalizer.Effective(contract));
        if (!File.Exists(contract.Effective) || !effective.AsSpan().SequenceEqual(File.ReadAllBytes(contract.Effective)))
        {
            problems.Add(new Diagnostic(DisplayPath.Of(contract.Effective), new(1, 1), DiagnosticCode.Stale, "", $"this is not what pin and overlays give; refresh it with 'fal-contract normalize {entry.Endpoint} --write'"));
        }
    }

    private static void CheckPrices(LockEntry entry, List<Diagnostic> problems)
    {
        string prices = entry.Contract.Prices;
        if (entry.Table is null && File.Exists(prices))
        {
            problems.Add(new Diagnostic(DisplayPath.Of(prices), new(1, 1), DiagnosticCode.PriceWords, "", "the lock does not know this price table; take it over with 'fal-contract prices --write'"));
        }

        if (entry.Page is not { } pinned)
        {
            return;
        }

        SourceText text = pinned.Read();
        if (EndpointPage.TryRead(text) is not { } page)
        {
            problems.Add(new Diagnostic(pinned.Name, new(1, 1), DiagnosticCode.PriceWords, "", "the page has no readable section 'Pricing'; fetch it again"));
            return;
        }

        if (entry.Table is { } table)
        {
            problems.AddRange(PriceTableCheck.Check(JsonReader.Read(table.Read()), page));
        }
    }

    private static void Attempt(List<Diagnostic> problems, Action check)
    {
        try
        {
            check();
        }
        catch (DiagnosticException refusal)
        {
            problems.AddRange(refusal.Diagnostics.Where(diagnostic => !problems.Contains(diagnostic)));
        }
    }
}
