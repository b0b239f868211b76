using Microsoft.EntityFrameworkCore;
using Packages;

var builder = WebApplication.CreateBuilder(args);
var database = Path.Combine(Path.GetTempPath(), "formulas.db");
builder.Services.AddDbContext<Formulas>(options => options.UseSqlite($"Data Source={database}"));
var app = builder.Build();

using (var scope = app.Services.CreateScope())
{
    scope.ServiceProvider.GetRequiredService<Formulas>().Database.EnsureCreated();
}

app.MapGet("/", () => "POST a C# expression to /api/formulas; GET lists them.");
app.MapGet("/api/formulas", (Formulas formulas) => formulas.All.OrderBy(formula => formula.Id).ToListAsync());
app.MapPost("/api/formulas", async (NewFormula posted, Formulas formulas) =>
{
    var errors = Syntax.Errors(posted.Text);
    if (errors.Count > 0)
    {
        return Results.BadRequest(errors);
    }
    var formula = new Formula { Text = posted.Text, Names = string.Join(' ', Syntax.Names(posted.Text)) };
    formulas.All.Add(formula);
    await formulas.SaveChangesAsync();
    return Results.Created($"/api/formulas/{formula.Id}", formula);
});

app.Run();
