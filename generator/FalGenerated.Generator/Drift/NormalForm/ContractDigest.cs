using System.Security.Cryptography;
using System.Text;
using FalGenerated.Generator.OpenApi;

namespace FalGenerated.Generator.Drift.NormalForm;

/// <summary>
/// One hash for what a client can notice: the normal form without documentation. Two texts of one contract have the same,
/// however they spell it; <see cref="Version"/> moves when the normal form does, and never with a parser.
/// </summary>
internal static class ContractDigest
{
    /// <summary>The version of the normal form, recorded in the lock.</summary>
    public const int Version = 1;

    public static string Of(ContractModel model)
    {
        IReadOnlyList<ShapeHash> shapes = ShapeClasses.Names(model.Schemas, ReferenceResolver.MaxHops);
        string Shape(Schema? schema) => schema is null ? "free" : shapes[schema.Id].ToString() + (int)schema.Null;
        List<string> lines = [];
        foreach (OperationModel operation in model.Operations)
        {
            StringBuilder line = new();
            line.Append(operation.Method).Append(' ').AppendJoin(',', operation.Servers.Select(server => server.Address + operation.Path.Shape).DefaultIfEmpty(operation.Path.Shape));
            line.Append(" id=").Append(operation.Id?.Value).Append(" deprecated=").Append(operation.Deprecated);
            line.Append(" parameters=").AppendJoin(',', operation.Parameters
                .Select(parameter => $"{parameter.Key(operation.Path.Placeholders)} {parameter.Required} {parameter.Style} {parameter.Explode} {Shape(parameter.Schema)}")
                .Order(StringComparer.Ordinal));
            line.Append(" body=").Append(operation.Body is null ? "none" : operation.Body.Required + Media(operation.Body.Media, Shape));
            line.Append(" responses=").AppendJoin(',', operation.Responses.Values
                .Select(response => response.Status + Media(response.Media, Shape) + string.Join(',', response.Headers.Values.Select(header => $"{header.Name.ToUpperInvariant()} {header.Required} {Shape(header.Schema)}").Order(StringComparer.Ordinal)))
                .Order(StringComparer.Ordinal));
            line.Append(" security=").AppendJoin(',', operation.Security
                .Select(alternative => string.Join('+', alternative.Schemes.Select(scheme => $"{model.Schemes.GetValueOrDefault(scheme.Key)?.Identity ?? scheme.Key} {string.Join(' ', scheme.Value)}").Order(StringComparer.Ordinal)))
                .Order(StringComparer.Ordinal));
            lines.Add(line.ToString());
        }

        lines.Sort(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private static string Media(IReadOnlyDictionary<string, MediaModel> media, Func<Schema?, string> shape) =>
        "[" + string.Join(',', media.Values.Select(type => type.Name + "=" + shape(type.Schema)).Order(StringComparer.Ordinal)) + "]";
}
