using Npgsql;

namespace FalGenerated.PostgreSql.Connections;

/// <summary>Tells failures that pass by connecting again from those that a repetition meets again.</summary>
internal static class LostConnection
{
    public static bool Is(NpgsqlException error) => error switch
    {
        // A server that is going down, starting, or full; and work that met other work and was rolled back.
        PostgresException { SqlState: ['0', '8', ..] or ['5', '7', 'P', ..] or ['5', '3', ..] or ['4', '0', ..] } => true,
        PostgresException => false,
        _ => true,
    };
}
