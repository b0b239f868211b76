var app = WebApplication.CreateBuilder(args).Build();

app.MapGet("/", () => "Values are at /api/values.");
app.MapGet("/api/values", () => new[] { new Value(1, "one"), new Value(2, "two"), new Value(3, "three") });

app.Run();

internal sealed record Value(int Id, string Name);
