using Npgsql;
using NpgsqlTypes;

namespace FalGenerated.PostgreSql.Connections;

/// <summary>Makes the positional parameters of commands, with their types: a null has none of its own.</summary>
internal static class Parameter
{
    public static NpgsqlParameter Text(string? value) => Of(value, NpgsqlDbType.Text);

    public static NpgsqlParameter Json(string? value) => Of(value, NpgsqlDbType.Json);

    public static NpgsqlParameter Jsonb(string? value) => Of(value, NpgsqlDbType.Jsonb);

    public static NpgsqlParameter Number(decimal? value) => Of(value, NpgsqlDbType.Numeric);

    public static NpgsqlParameter Whole(int value) => Of(value, NpgsqlDbType.Integer);

    public static NpgsqlParameter Long(long value) => Of(value, NpgsqlDbType.Bigint);

    public static NpgsqlParameter Id(Guid value) => Of(value, NpgsqlDbType.Uuid);

    public static NpgsqlParameter Time(DateTimeOffset value) => Of(value.UtcDateTime, NpgsqlDbType.TimestampTz);

    public static NpgsqlParameter Length(TimeSpan? value) => Of(value, NpgsqlDbType.Interval);

    public static NpgsqlParameter Texts(IEnumerable<string>? values) => Of(values?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);

    private static NpgsqlParameter Of(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
