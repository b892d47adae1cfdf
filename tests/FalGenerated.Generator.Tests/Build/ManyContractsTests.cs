using FalGenerated.Generator.Tests.AddEndpoint;
using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Build;

/// <summary>Six other endpoints in one project, without a line of handwriting about them.</summary>
public sealed class ManyContractsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Project_WithSixContracts_BuildsWithoutAWarning_AndAnotherConfigurationBesideIt()
    {
        using WorkingCopy copy = await WorkingCopy.CreateAsync(Token);
        CommandRun tool = await CommandRun.DotnetAsync(copy.Root, Token, "build", "generator/FalGenerated.Generator", "-nologo", "-v", "q", "-tl:off");
        Assert.True(tool.ExitCode == 0, tool.Output);
        string[] endpoints = [.. AddCommandTests.Endpoints.Select(row => row.Data)];
        foreach (string endpoint in endpoints)
        {
            string document = Path.Combine("tests", "FalGenerated.Generator.Tests", "Documents", endpoint.Replace('/', '.') + ".json");
            CommandRun added = await CommandRun.DotnetAsync(copy.Root, Token, "run", "--no-build", "--project", "generator/FalGenerated.Generator", "--", "add", endpoint, "--from", document);
            Assert.True(added.ExitCode == 0, added.Output);
        }

        Directory.CreateDirectory(copy.PathOf("many"));
        await File.WriteAllTextAsync(copy.PathOf("many", "many.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <RootNamespace>Many</RootNamespace>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../src/FalGenerated/FalGenerated.csproj" />
                <FalContract Include="{string.Join(';', endpoints)}" />
              </ItemGroup>
            </Project>
            """, Token);
        await File.WriteAllTextAsync(copy.PathOf("many", "Program.cs"), """
            Console.WriteLine(string.Join(' ',
                Many.ImagineDev.ImagineDevEndpoint.Descriptor.EndpointId, Many.Speak.SpeakEndpoint.Descriptor.AppId,
                Many.StepsLabLora.StepsLabLoraEndpoint.Descriptor.AppId, Many.TranscriberTurboV2.TranscriberTurboV2Endpoint.Descriptor.AppId,
                Many.VideoCritic.VideoCriticEndpoint.Descriptor.AppId, Many.Storyboard.StoryboardEndpoint.Descriptor.AppId));
            """, Token);

        CommandRun build = await CommandRun.DotnetAsync(copy.Root, Token, "build", "many", "-nologo", "-v", "q", "-tl:off");
        Assert.True(build.ExitCode == 0 && build.Complaints.Count == 0, build.Output);

        CommandRun run = await CommandRun.DotnetAsync(copy.Root, Token, "run", "--no-build", "--project", "many");
        Assert.Equal("fal-ai/imagine/dev fal-ai/speak fal-ai/steps-lab fal-ai/transcriber acme-labs/video-critic workflows/acme-labs/storyboard", run.Output.Trim());
    }
}
