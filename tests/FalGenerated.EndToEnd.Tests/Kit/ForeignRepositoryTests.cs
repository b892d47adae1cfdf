using System.Globalization;
using FalGenerated.Emulator;

namespace FalGenerated.EndToEnd.Tests.Kit;

/// <summary>The product's three uses, each in a repository that is not ours, from its packages alone.</summary>
[Collection(WithPackages.Name)]
public sealed class ForeignRepositoryTests(PackedFeed feed)
{
    private const string Endpoint = "fal-ai/imagine/dev";
    private const string Other = "fal-ai/speak";
    private const string Upscaler = "fal-ai/bytedance-upscaler/upscale/video";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task ForeignRepository_WithOurPackages_MeetsTheThreeUses()
    {
        using ForeignRepository repository = await ForeignRepository.CreateAsync(feed, Token);

        await AddThePackageToAWebServiceAsync(repository);
        await RegenerateForAnotherEndpointAsync(repository);
        await CheckDriftAsync(repository);
        await CompareThePinWithThePackageAsync(repository);
        await InstallWithoutAManifestAsync(repository);
    }

    private static async Task AddThePackageToAWebServiceAsync(ForeignRepository repository)
    {
        Terminal terminal = repository.Terminal();
        await terminal.RunAsync("dotnet new web -o shop", Token);
        await terminal.RunAsync("dotnet add shop package FalGenerated", Token);
        await terminal.RunAsync("dotnet add shop package FalGenerated.Emulator", Token);
        repository.Write("shop/Program.cs", ForeignPrograms.WebService);
        string output = await terminal.RunAsync("dotnet run --project shop", Token);

        Assert.Contains("done https://", output.Replace("http://", "https://", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("fal-ai/bytedance-upscaler/upscale/video ", output, StringComparison.Ordinal);
        Report("add the package to a web service", terminal, 5);
    }

    private static async Task RegenerateForAnotherEndpointAsync(ForeignRepository repository)
    {
        repository.WriteDocument("imagine.json", Endpoint);
        repository.WriteDocument("speak.json", Other);
        Terminal terminal = repository.Terminal();
        await terminal.RunAsync("dotnet tool install FalGenerated.Contract", Token);
        await terminal.RunAsync($"dotnet fal-contract add {Endpoint} --from imagine.json", Token);
        await terminal.RunAsync("dotnet new classlib -o Acme.Fal", Token);
        await terminal.RunAsync("dotnet add Acme.Fal package FalGenerated", Token);
        await terminal.RunAsync("dotnet add Acme.Fal package FalGenerated.Build", Token);
        repository.AddToProject("Acme.Fal/Acme.Fal.csproj", Naming(Endpoint));
        string built = await terminal.RunAsync("dotnet build Acme.Fal -warnaserror", Token);

        Assert.Contains("0 Warning(s)", built, StringComparison.Ordinal);
        Report("regenerate for another endpoint", terminal, 6);

        // A second contract beside the first, and a program in another assembly that uses both.
        Terminal later = repository.Terminal();
        await later.RunAsync($"dotnet fal-contract add {Other} --from speak.json", Token);
        repository.AddToProject("Acme.Fal/Acme.Fal.csproj", Naming(Other));
        repository.Write("app/app.csproj", ForeignPrograms.ConsoleProject(repository.Version));
        repository.Write("app/Program.cs", ForeignPrograms.Console);
        Assert.Contains($"done {Endpoint} and {Other}", await later.RunAsync("dotnet run --project app", Token), StringComparison.Ordinal);
    }

    private static async Task CheckDriftAsync(ForeignRepository repository)
    {
        string drifted = ForeignRepository.DocumentOf(Endpoint).Replace("\"maximum\": 50", "\"maximum\": 40", StringComparison.Ordinal);
        await using FalEmulator emulator = await FalEmulator.StartAsync(new() { Contracts = { drifted } }, Token);
        Terminal terminal = repository.Terminal();
        await terminal.RunAsync("dotnet tool restore", Token);
        await terminal.RunAsync("dotnet fal-contract verify", Token);
        string story = await terminal.RunAsync(
            $"dotnet fal-contract check {Endpoint} --source {emulator.SiteUrl}api/openapi/queue/openapi.json?endpoint_id={Endpoint}", Token, exitCode: 1);

        Assert.Contains("request-maximum-lowered", story, StringComparison.Ordinal);
        Assert.Contains("num_inference_steps", story, StringComparison.Ordinal);
        Report("check for drift in CI", terminal, 3);
    }

    private static async Task CompareThePinWithThePackageAsync(ForeignRepository repository)
    {
        Terminal terminal = repository.Terminal();
        string package = Path.Combine(repository.Packages, "falgenerated", repository.Version);
        repository.Write("upscaler.json", File.ReadAllText(Repository.PathOf("openapi", Upscaler, "openapi.json")));
        await terminal.RunAsync($"dotnet fal-contract add {Upscaler} --from upscaler.json", Token);

        await terminal.RunAsync($"dotnet fal-contract verify --package {package}", Token);
    }

    private static async Task InstallWithoutAManifestAsync(ForeignRepository repository)
    {
        Terminal terminal = repository.Terminal();
        await terminal.RunAsync("dotnet tool install FalGenerated.Contract --tool-path tools", Token);

        Assert.StartsWith(repository.Version, await terminal.RunAsync(Path.Combine(repository.Root, "tools", "fal-contract") + " --version", Token), StringComparison.Ordinal);
    }

    private static void Report(string use, Terminal terminal, int atMost)
    {
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{use}: {terminal.Commands} commands, {terminal.Elapsed.TotalSeconds:0} s"));
        Assert.InRange(terminal.Commands, 1, atMost);
    }

    private static string Naming(string endpoint) => $"<ItemGroup><FalContract Include=\"{endpoint}\" /></ItemGroup>";
}
