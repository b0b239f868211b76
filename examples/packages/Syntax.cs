using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Packages;

/// <summary>What the C# compiler says about an expression.</summary>
internal static class Syntax
{
    public static IReadOnlyList<string> Errors(string expression) =>
        [.. SyntaxFactory.ParseExpression(expression).GetDiagnostics().Select(found => found.GetMessage())];

    public static IReadOnlyList<string> Names(string expression) =>
        [.. SyntaxFactory.ParseExpression(expression).DescendantNodesAndSelf()
            .OfType<IdentifierNameSyntax>().Select(name => name.Identifier.Text).Distinct()];
}
