using Bunit;
using FalGenerated.Playground.Components;
using FalGenerated.Playground.Forms;
using MudBlazor.Services;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Playground.Tests;

/// <summary>The components by themselves.</summary>
public sealed class ComponentTests
{
    [Fact]
    public async Task Form_OfTheUpscaler_HasAControlForEachOption_WithItsDefault()
    {
        await using BunitContext context = Context();

        IRenderedComponent<ContractForm> form = Render(context, FormContract.Upscaler(), out _);

        Assert.Equal(6, form.FindAll("[data-field]").Count);
        Assert.Contains("1080p (default)", form.Markup, StringComparison.Ordinal);
        Assert.Contains("From 1.1 to 10.", form.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Number_Typed_BecomesAValueOfTheInput()
    {
        await using BunitContext context = Context();
        IRenderedComponent<ContractForm> form = Render(context, FormContract.Upscaler(), out FormValues values);

        form.Find("[data-field=scale_ratio]").Input("3");

        form.WaitForAssertion(() => Assert.Equal("3", values["scale_ratio"]));
    }

    [Fact]
    public async Task ThousandChoices_AreSearched_AndNotAllRendered()
    {
        await using BunitContext context = Context();
        JArray voices = new(Enumerable.Range(0, 1000).Select(number => $"voice-{number}"));
        JObject document = JObject.Parse("""{"paths":{"/acme/talk":{"post":{"requestBody":{"content":{"application/json":{"schema":{"properties":{"voice":{"type":"string"}}}}}}}}}}""");
        ((JObject)document.SelectToken("$..voice")!)["enum"] = voices;

        IRenderedComponent<ContractForm> form = Render(context, FormContract.Parse(document), out _);

        Assert.Single(form.FindAll("[data-field=voice]"));
        Assert.True(form.Markup.Length < 20_000, $"{form.Markup.Length}");
    }

    [Fact]
    public async Task Price_ThatIsUnknown_IsSaid()
    {
        await using BunitContext context = Context();
        UpscaleQuoteOf quote = new();

        IRenderedComponent<QuotePanel> panel = context.Render<QuotePanel>(parameters => parameters.Add(one => one.Quote, quote.WithoutLength));

        Assert.Equal(quote.WithoutLength.UnknownBecause, panel.Find("#price").TextContent.Trim());
    }

    private static BunitContext Context()
    {
        BunitContext context = new();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddMudServices();
        return context;
    }

    private static IRenderedComponent<ContractForm> Render(BunitContext context, FormContract contract, out FormValues values)
    {
        FormValues made = values = new FormValues(contract);
        context.Render<MudBlazor.MudPopoverProvider>();
        return context.Render<ContractForm>(parameters => parameters.Add(form => form.Contract, contract).Add(form => form.Values, made));
    }

    private sealed class UpscaleQuoteOf
    {
        public FalGenerated.BytedanceUpscaler.UpscaleQuote WithoutLength { get; } = FalGenerated.BytedanceUpscaler.UpscaleQuote.Of(new(), null);
    }
}
