using System.Reflection;
using System.Xml.Linq;

namespace FalGenerated.Tests.Conventions;

/// <summary>The documentation of an asynchronous member lists the exceptions that it throws, cancellation included.</summary>
public sealed class ExceptionDocumentationTests
{
    private const string Cancelled = "T:System.OperationCanceledException";

    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(typeof(FalClient).Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);

    /// <summary>Types whose members talk to the service, so that a refusal and a lost connection belong to each of them.</summary>
    private static readonly HashSet<string> Callers = ["FalJob", "FalJob`1", "FalEndpoint`2", "FalStorage"];

    [Fact]
    public void Each_asynchronous_member_lists_cancellation() =>
        Assert.All(AsyncMembers(), member => Assert.Contains(Cancelled, Exceptions(member)));

    [Fact]
    public void Each_call_lists_the_refusal_of_the_service() => Assert.All(
        AsyncMembers().Where(member => Callers.Contains(member.Split('(')[0].Split('.')[^2]) && !member.Contains(".FindJobAsync(", StringComparison.Ordinal)),
        member => Assert.Contains(Exceptions(member), name => name is "T:FalGenerated.FalApiException" or "T:FalGenerated.FalTransferException"));

    [Fact]
    public void Each_exception_that_is_listed_is_listed_once() =>
        Assert.All(AsyncMembers(), member => Assert.Distinct(Exceptions(member)));

    private static IEnumerable<string> AsyncMembers()
    {
        HashSet<string> names = [.. typeof(FalClient).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CancellationToken)))
            .Select(method => $"M:{method.DeclaringType!.FullName}.{method.Name}/{method.GetParameters().Length}")];
        string[] documented = [.. Members.Keys.Where(name => names.Contains($"{name.Split('(')[0].Split("``")[0]}/{ParametersIn(name)}"))];
        Assert.True(documented.Length > 30);
        return documented.Where(name => !Members[name].Descendants("inheritdoc").Any());
    }

    /// <summary>The number of parameters of a documented member: the commas that stand in no generic argument, and one.</summary>
    private static int ParametersIn(string member)
    {
        int depth = 0;
        return member.Count(letter =>
        {
            depth += letter switch { '{' => 1, '}' => -1, _ => 0 };
            return letter == ',' && depth == 0;
        }) + 1;
    }

    private static List<string> Exceptions(string member) =>
        [.. Members[member].Elements("exception").Select(exception => (string)exception.Attribute("cref")!)];
}
