using Microsoft.Extensions.Options;

namespace FalGenerated.DependencyInjection;

/// <summary>Checks options when the host starts, with the same rules as a constructor.</summary>
internal sealed class FalOptionsValidator : IValidateOptions<FalOptions>
{
    public ValidateOptionsResult Validate(string? name, FalOptions options)
    {
        IReadOnlyList<string> problems = FalOptionsRules.ProblemsOf(options);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
