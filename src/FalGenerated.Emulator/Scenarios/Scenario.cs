using System.Text.Json;
using System.Text.Json.Nodes;
using FalGenerated.Emulator.Scenarios;

namespace FalGenerated.Emulator;

/// <summary>
/// A way for things to go, as a value: settings, faults, outcomes and a contract, each optional. Scenarios compose: settings of a
/// later one win, faults and outcomes add up.
/// </summary>
public sealed record Scenario
{
    /// <summary>A name for people.</summary>
    public string Name { get; init; } = "";

    /// <summary>One sentence for people.</summary>
    public string Description { get; init; } = "";

    /// <summary>Replaces <see cref="FalEmulatorOptions.Seed"/>; null leaves it.</summary>
    public int? Seed { get; init; }

    /// <summary>Settings to change.</summary>
    public ScenarioSettings Settings { get; init; } = new();

    /// <summary>Faults to inject, in this order.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Ends of jobs; the first that fits a job counts.</summary>
    public IReadOnlyList<ScenarioOutcome> Outcomes { get; init; } = [];

    /// <summary>A moved contract; null for the pinned one.</summary>
    public ScenarioContract? Contract { get; init; }

    /// <summary>The names that <see cref="Named"/> knows.</summary>
    public static IReadOnlyList<string> Names => NamedScenarios.Names;

    /// <summary>
    /// A scenario by name. <c>flaky</c> takes its probability and seed in parentheses: <c>flaky(0.3,7)</c>.
    /// </summary>
    /// <exception cref="ArgumentException">There is none of this name; the message lists those there are.</exception>
    public static Scenario Named(string name) => NamedScenarios.Get(name);

    /// <summary>Reads a scenario from JSON; members in camel case, comments allowed, unknown members refused.</summary>
    /// <exception cref="JsonException">The text is not a scenario; the message says where.</exception>
    public static Scenario Parse(string json) => ScenarioJson.Read<Scenario>(json);

    /// <summary>Reads a scenario from a JSON file, or by name where the text is one of <see cref="Names"/>.</summary>
    /// <exception cref="ArgumentException">It is neither a name nor a file.</exception>
    public static Scenario Load(string nameOrPath) => File.Exists(nameOrPath) ? Parse(File.ReadAllText(nameOrPath)) : Named(nameOrPath);

    /// <summary>This scenario as JSON text, readable by <see cref="Parse"/>.</summary>
    public string ToJson() => ScenarioJson.Write(this).ToJsonString(new JsonSerializerOptions { WriteIndented = true });
}
