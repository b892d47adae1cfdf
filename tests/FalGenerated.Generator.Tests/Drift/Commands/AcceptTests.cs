using System.Globalization;
using FalGenerated.Generator.Tests.Drift.Support;

namespace FalGenerated.Generator.Tests.Drift.Commands;

public sealed class AcceptTests : IDisposable
{
    private const string TypeChanged = "77920975a599fb2a";

    private readonly ContractCopy copy = new();
    private readonly string later;

    public AcceptTests() => later = copy.Write("later.json", History.Later(Tree.PinText));

    public void Dispose() => copy.Dispose();

    [Fact]
    public async Task Accept_OfABreakingFinding_SilencesItAndShowsTheReason()
    {
        CommandRun accept = await copy.RunAsync("accept", TypeChanged, "--reason", "we send numbers already", "--until", Day(30), "--owner", "me");
        CommandRun check = await copy.RunAsync("check", "--from", later);

        Assert.Equal((0, 0), (accept.ExitCode, check.ExitCode));
        Assert.Contains("[ignored: we send numbers already]", check.Output, StringComparison.Ordinal);
        Assert.Contains("0 breaking, 1 warning, 4 info, 0 unclassified, 1 ignored", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_Expired_BringsTheFindingBackWithANote()
    {
        copy.Write("drift.ignore.json", $$"""{"ignore":[{"fingerprint":"{{TypeChanged}}","reason":"r","until":"2021-03-04"}]}""");

        CommandRun check = await copy.RunAsync("check", "--from", later);
        CommandRun strict = await copy.RunAsync("check", "--from", later, "--strict-ignores");

        Assert.Equal((1, 2), (check.ExitCode, strict.ExitCode));
        Assert.Contains("(accepted until 2021-03-04, which has passed)", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_OfNothing_IsRemarkedAndUnderStrictIgnoresWrong()
    {
        await copy.RunAsync("accept", "0123456789abcdef", "--reason", "r", "--until", Day(1));

        CommandRun check = await copy.RunAsync("check", "--from", later, "--fail-on", "never");
        CommandRun strict = await copy.RunAsync("check", "--from", later, "--fail-on", "never", "--strict-ignores");

        Assert.Equal((0, 2), (check.ExitCode, strict.ExitCode));
        Assert.Contains("note: the ignore entry 0123456789abcdef matches no finding", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfOneDocument_WithoutStaleEntries_IsRightUnderStrictIgnores()
    {
        CommandRun strict = await copy.RunAsync("check", "--from", later, "--fail-on", "never", "--strict-ignores");

        Assert.Equal((0, ""), (strict.ExitCode, strict.Error));
        Assert.Contains("note: the page with the prices was not looked at", strict.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_ByRuleAndPointer_NeverCoversABreakingFinding()
    {
        copy.Write("drift.ignore.json", $$"""
            {"ignore":[
              {"rule":"request-type-changed","operation":"POST /fal-ai/bytedance-upscaler/upscale/video","pointer":"/components/schemas/BytedanceUpscalerUpscaleVideoInput/properties/target_fps/type","reason":"r","until":"{{Day(9)}}"},
              {"rule":"request-default-changed","operation":"POST /fal-ai/bytedance-upscaler/upscale/video","pointer":"/components/schemas/BytedanceUpscalerUpscaleVideoInput/properties/target_fps/default","reason":"r","until":"{{Day(9)}}"}]}
            """);

        CommandRun check = await copy.RunAsync("check", "--from", later);

        Assert.Equal(1, check.ExitCode);
        Assert.Contains("1 breaking, 0 warning, 4 info, 0 unclassified, 1 ignored", check.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xyz", "r", 1)]
    [InlineData(TypeChanged, " ", 1)]
    [InlineData(TypeChanged, "r", 181)]
    [InlineData(TypeChanged, "r", -1)]
    public async Task Accept_WithAWrongArgument_WritesNothing(string fingerprint, string reason, int days)
    {
        CommandRun accept = await copy.RunAsync("accept", fingerprint, "--reason", reason, "--until", Day(days));

        Assert.Equal(2, accept.ExitCode);
        Assert.False(File.Exists(copy.PathOf("drift.ignore.json")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("""{"ignore":[{"fingerprint":"0123456789abcdef","reason":"r"}]}""")]
    [InlineData("""{"ignore":[{"fingerprint":"0123456789abcdef","until":"2021-03-04"}]}""")]
    [InlineData("""{"ignore":[{"reason":"r","until":"2021-03-04"}]}""")]
    [InlineData("""{"ignore":[{"fingerprint":"0123456789abcdef","reason":"r","until":"2999-01-01"}]}""")]
    public async Task IgnoreList_ThatCannotBeUsed_IsWrongConfiguration(string text)
    {
        copy.Write("drift.ignore.json", text);

        Assert.Equal(2, (await copy.RunAsync("check", "--from", later)).ExitCode);
    }

    [Fact]
    public async Task Reader_TolerantEnums_LowersTheTwoEnumRulesAndNothingElse()
    {
        string old = copy.Write("a.json", Doc.Response("""{"type":"object","properties":{"a":{"type":"string","enum":["x"]},"b":{"type":"string","enum":["x"]},"c":{"type":"string"}}}"""));
        string now = copy.Write("b.json", Doc.Response("""{"type":"object","properties":{"a":{"type":"string","enum":["x","y"]},"b":{"type":"string"},"c":{"type":"number"}}}"""));

        CommandRun strict = await ContractCopy.RunPlainAsync("compare", old, now);
        CommandRun tolerant = await ContractCopy.RunPlainAsync("compare", old, now, "--reader", "tolerant-enums");

        Assert.Contains("3 breaking, 0 warning", strict.Output, StringComparison.Ordinal);
        Assert.Contains("1 breaking, 2 warning", tolerant.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_OfARuleOrAFingerprint_SaysWhatToDo()
    {
        string report = copy.PathOf("report.json");
        await copy.RunAsync("check", "--from", later, "--out", "json=" + report);

        CommandRun rule = await copy.RunAsync("explain", "request-maximum-lowered");
        CommandRun fingerprint = await copy.RunAsync("explain", TypeChanged, "--report", report);
        CommandRun unknown = await copy.RunAsync("explain", "nothing");

        Assert.Contains("what to do:", rule.Output, StringComparison.Ordinal);
        Assert.Contains("body.target_fps: the type changed", fingerprint.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0, 2), (rule.ExitCode, fingerprint.ExitCode, unknown.ExitCode));
    }

    private static string Day(int ahead) =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
