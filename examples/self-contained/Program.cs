using System.Runtime.InteropServices;

var app = WebApplication.CreateBuilder(args).Build();

app.MapGet("/", () => "The runtime is described at /api/runtime.");
app.MapGet("/api/runtime", () => new { RuntimeInformation.FrameworkDescription, RuntimeInformation.RuntimeIdentifier });

app.Run();
