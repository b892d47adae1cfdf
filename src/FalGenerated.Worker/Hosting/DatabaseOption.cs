using System.CommandLine;
using FalGenerated.PostgreSql;

namespace FalGenerated.Worker.Hosting;

/// <summary>The option that names the database. A password belongs into the environment, because every process can read a command line.</summary>
internal sealed class DatabaseOption
{
    public const string Variable = "FAL_DATABASE";

    private readonly Option<string?> database = new("--database")
    {
        Description = $"Connection string, such as 'Host=db;Database=clips;Username=fal'; {Variable} by default.",
        HelpName = "TEXT",
        Arity = ArgumentArity.ExactlyOne,
    };

    private readonly Option<string> schema = new("--schema")
    {
        Description = "Schema that holds the tables; 'fal' by default.",
        HelpName = "NAME",
        DefaultValueFactory = _ => new FalPostgreSqlOptions().Schema,
        Arity = ArgumentArity.ExactlyOne,
    };

    public void AddTo(Command command)
    {
        command.Add(database);
        command.Add(schema);
    }

    /// <exception cref="RefusedException">None is given.</exception>
    public string ConnectionString(ParseResult parse) =>
        parse.GetValue(database) is { Length: > 0 } given ? given
        : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? variable
        : throw new RefusedException(ExitCode.Refused, $"No database is named: set {Variable} or pass --database 'Host=…;Database=…;Username=…'.");

    public Action<FalPostgreSqlOptions> Configure(ParseResult parse)
    {
        string name = parse.GetValue(schema)!;
        return options => options.Schema = name;
    }

    /// <summary>Opens the store. It connects to nothing.</summary>
    public FalPostgreSqlStore Open(ParseResult parse)
    {
        FalPostgreSqlOptions options = new();
        Configure(parse)(options);
        return new FalPostgreSqlStore(ConnectionString(parse), options);
    }
}
