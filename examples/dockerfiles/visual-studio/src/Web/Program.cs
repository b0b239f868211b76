using Library;

var app = WebApplication.CreateBuilder(args).Build();

app.MapGet("/", () => Greeting.For("Visual Studio"));

app.Run();
