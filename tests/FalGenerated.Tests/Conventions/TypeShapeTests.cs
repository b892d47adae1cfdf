using System.Reflection;

namespace FalGenerated.Tests.Conventions;

/// <summary>House rules that reflection can see.</summary>
public sealed class TypeShapeTests
{
    private static readonly Type[] PublicTypes = [.. typeof(FalFile).Assembly.GetExportedTypes()];

    [Fact]
    public void PublicClasses_AreSealedAbstractOrStatic()
    {
        string[] open = [.. PublicTypes.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(type => type.Name)];

        Assert.Empty(open);
    }

    [Fact]
    public void PublicMethods_ThatReturnATask_EndInAsyncAndTakeACancellationTokenLast()
    {
        string[] offenders =
        [
            .. from type in PublicTypes
               where !IsGenerated(type)
               from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
               where typeof(Task).IsAssignableFrom(method.ReturnType) || (method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(ValueTask<>))
               where !method.IsSpecialName
               where !method.Name.EndsWith("Async", StringComparison.Ordinal) || method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)
               select $"{type.Name}.{method.Name}",
        ];

        Assert.Empty(offenders);
    }

    private static bool IsGenerated(Type type) => type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is not null;
}
