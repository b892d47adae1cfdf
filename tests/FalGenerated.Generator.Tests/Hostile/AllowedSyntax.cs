using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FalGenerated.Generator.Tests.Hostile;

/// <summary>What generated C# consists of: types, members and attributes of known kinds, and calls of known names. Anything else is an escape.</summary>
internal sealed class AllowedSyntax : CSharpSyntaxWalker
{
    private static readonly HashSet<SyntaxKind> Members =
    [
        SyntaxKind.NamespaceDeclaration, SyntaxKind.ClassDeclaration, SyntaxKind.RecordStructDeclaration, SyntaxKind.PropertyDeclaration,
        SyntaxKind.MethodDeclaration, SyntaxKind.ConstructorDeclaration, SyntaxKind.ExtensionBlockDeclaration, SyntaxKind.ConversionOperatorDeclaration, SyntaxKind.Parameter,
    ];

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "SubmitAsync", "GetStatusAsync", "GetResultAsync", "CancelAsync", "ProfileOf", "Check", "Customize", "Describe", "ToString", "For", "Create",
    };

    private static readonly HashSet<string> Calls = new(StringComparer.Ordinal)
    {
        "SendAsync", "EscapeDataString", "ThrowIfNull", "ThrowIfNullOrEmpty", "Contains", "SubmitAsync", "GetStatusAsync", "GetResultAsync", "CancelAsync",
        "ProfileOf", "Check", "Customize", "Describe", "ToString", "nameof", "IsNullOrEmpty",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "System.CodeDom.Compiler.GeneratedCode", "Newtonsoft.Json.JsonProperty", "Newtonsoft.Json.JsonExtensionData", "Newtonsoft.Json.JsonConverter",
        "System.ComponentModel.DataAnnotations.Range", "System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage", "System.Text.Json.Serialization.JsonConverter",
    };

    /// <summary>The only fields and accessors with code: those of an open enum, word for word.</summary>
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal)
    {
        "private readonly string? text = string.IsNullOrEmpty(Value) ? null : Value;",
        "get => text ?? \"\";",
        "init => text = string.IsNullOrEmpty(value) ? null : value;",
    };

    private readonly List<string> found = [];

    private AllowedSyntax() : base(SyntaxWalkerDepth.StructuredTrivia)
    {
    }

    /// <summary>Whatever the text holds that generated code does not; empty when nothing escaped.</summary>
    public static IReadOnlyList<string> Escapes(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose));
        AllowedSyntax walker = new();
        walker.found.AddRange(tree.GetDiagnostics().Select(problem => problem.ToString()));
        walker.Visit(tree.GetRoot());
        return walker.found;
    }

    public override void Visit(SyntaxNode? node)
    {
        bool allowed = node switch
        {
            null => true,
            MethodDeclarationSyntax method => Methods.Contains(method.Identifier.Text),
            ConstructorDeclarationSyntax constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword) && (constructor.Body?.Statements.Count ?? 0) == 0,
            FieldDeclarationSyntax field => Texts.Contains(field.ToString()),
            MemberDeclarationSyntax member => Members.Contains(member.Kind()),
            InvocationExpressionSyntax call => Calls.Contains(Last(call.Expression)),
            AttributeSyntax attribute => Attributes.Contains(attribute.Name.ToString().Replace("global::", "", StringComparison.Ordinal)),
            NullableDirectiveTriviaSyntax => true,
            DirectiveTriviaSyntax => false,
            AccessorDeclarationSyntax accessor => Texts.Contains(accessor.ToString()) || (accessor.Body is null && accessor.ExpressionBody is null),
            StatementSyntax statement => statement is BlockSyntax or ReturnStatementSyntax or ExpressionStatementSyntax or LocalDeclarationStatementSyntax,
            AssignmentExpressionSyntax assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression),
            AnonymousFunctionExpressionSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
            _ => true,
        };
        if (!allowed && node is not null)
        {
            string text = node.ToString().ReplaceLineEndings(" ");
            found.Add($"{node.Kind()}: {text[..Math.Min(120, text.Length)]}");
        }

        base.Visit(node);
    }

    private static string Last(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        _ => expression.ToString(),
    };
}
