var app = WebApplication.CreateBuilder(args).Build();

app.MapGet("/", () => "Restored, published and run in stages.");

app.Run();
