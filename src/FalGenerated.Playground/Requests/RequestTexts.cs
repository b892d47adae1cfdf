using System.Text;
using FalGenerated.Wire;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FalGenerated.Playground.Requests;

/// <summary>The request as code, ready to copy. None of it holds a key: each reads it from the environment.</summary>
internal static class RequestTexts
{
    /// <summary>The languages in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["C#", "cURL", "Python", "JavaScript"];

    public static string Of(string language, string endpointId, JObject input) => language switch
    {
        "C#" => CSharp(endpointId, input),
        "cURL" => $"curl -X POST https://queue.fal.run/{endpointId} \\\n  -H \"Authorization: Key $FAL_KEY\" -H 'Content-Type: application/json' \\\n  -d {ShellText(input.ToString(Formatting.None))}\n",
        "Python" => $"import fal_client\n\nresult = fal_client.subscribe({FalJson.Write(endpointId)}, arguments={PythonText(input)})\nprint(result)\n",
        "JavaScript" => $"import {{ fal }} from \"@fal-ai/client\";\n\nconst result = await fal.subscribe({FalJson.Write(endpointId)}, {{ input: {input.ToString(Formatting.Indented)} }});\nconsole.log(result.data);\n",
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, null),
    };

    private static string CSharp(string endpointId, JObject input)
    {
        StringBuilder text = new("using FalGenerated;\nusing Newtonsoft.Json.Linq;\n\nusing var fal = FalClient.FromEnvironment();\n");
        text.Append("FalResponse<JObject> answer = await fal.Endpoint(").Append(FalJson.Write(endpointId)).Append(").SubscribeAsync(new JObject\n{\n");
        foreach (JProperty member in input.Properties())
        {
            text.Append("    [").Append(FalJson.Write(member.Name)).Append("] = ").Append(CSharpText(member.Value)).Append(",\n");
        }

        return text.Append("});\nConsole.WriteLine(answer);\n").ToString();
    }

    private static string CSharpText(JToken value) => value.Type switch
    {
        JTokenType.Float => value.ToString(Formatting.None) + "m",
        JTokenType.Integer or JTokenType.Boolean or JTokenType.String => value.ToString(Formatting.None),
        _ => $"JToken.Parse({FalJson.Write(value.ToString(Formatting.None))})",
    };

    private static string PythonText(JToken value) => value switch
    {
        JObject members => "{" + string.Join(", ", members.Properties().Select(member => $"{FalJson.Write(member.Name)}: {PythonText(member.Value)}")) + "}",
        JArray items => "[" + string.Join(", ", items.Select(PythonText)) + "]",
        { Type: JTokenType.Boolean } => (bool)value ? "True" : "False",
        { Type: JTokenType.Null } => "None",
        _ => value.ToString(Formatting.None),
    };

    private static string ShellText(string text) => "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
