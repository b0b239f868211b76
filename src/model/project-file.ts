/** A project of C#, F# or Visual Basic, by its name. */
export function isProjectFile(path: string): boolean {
  return /\.(?:cs|fs|vb)proj$/i.test(path);
}

/** A solution or a solution filter, by its name. */
export function isSolutionFile(path: string): boolean {
  return /\.sln[xf]?$/i.test(path);
}

/** A project of any kind or a solution, by its name: what `dotnet build` takes. */
export function isBuildable(path: string): boolean {
  return /\.[a-z]{1,3}proj$/i.test(path) || isSolutionFile(path);
}
