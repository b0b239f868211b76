namespace Library;

public static class Greeting
{
    public static string For(string name) => $"Hello from {name}.";
}
