using Microsoft.EntityFrameworkCore;

namespace Packages;

internal sealed class Formulas(DbContextOptions<Formulas> options) : DbContext(options)
{
    public DbSet<Formula> All => Set<Formula>();
}

internal sealed class Formula
{
    public int Id { get; set; }
    public required string Text { get; set; }
    public required string Names { get; set; }
}

internal sealed record NewFormula(string Text);
