// Parsers for git's output.

/** Parents of a commit as `git cat-file commit` prints it, in their order. */
export function parseParents(text: string): readonly string[] {
  const header = text.split('\n\n', 1)[0] ?? '';
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? '');
}

/** The entry at a path of a commit. */
export interface TreeEntry {
  /** `commit` is the link to a submodule's commit. */
  readonly kind: 'tree' | 'blob' | 'commit';
  readonly id: string;
  readonly path: string;
}

/** Entries of `git ls-tree -z`. */
export function parseTree(text: string): readonly TreeEntry[] {
  return text.split('\0').flatMap((entry) => {
    const [, kind, id, path] = /^\d+ (tree|blob|commit) ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
    if (kind === undefined || id === undefined || path === undefined) return [];
    return [{ kind: kind as TreeEntry['kind'], id, path }];
  });
}

/** Name and path of each submodule, of `git config --null --get-regexp`. */
export function parseSubmodulePaths(text: string): ReadonlyMap<string, string> {
  const entries = text.split('\0').flatMap((entry) => {
    const [, name, path] = /^submodule\.(.+)\.path\n(.+)$/s.exec(entry) ?? [];
    return name === undefined || path === undefined ? [] : [[name, path] as const];
  });
  return new Map(entries);
}

/**
 * The commit that the remote has under the name: that of the branch, else that of the tag. For an annotated tag it is
 * the commit that the tag points to. Undefined if there is neither.
 */
export function parseRemoteReference(text: string, name: string): string | undefined {
  const lines = [...text.matchAll(/^([0-9a-f]+)\t(.+)$/gm)];
  const commits = new Map(lines.map(([, commit = '', reference = '']) => [reference, commit]));
  const wanted = name.startsWith('refs/') ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`];
  for (const reference of wanted) {
    const commit = commits.get(`${reference}^{}`) ?? commits.get(reference);
    if (commit !== undefined) return commit;
  }
  return undefined;
}
