var app = WebApplication.CreateBuilder(args).Build();

app.MapGet("/", () => "Published first, copied then.");

app.Run();
