// Argument lists of git, without the word git. Commits were checked to be hexadecimal.

/** Fetches exactly this commit. It writes no reference, and fetches no history into a shallow repository. */
export function fetchArgs(remote: string, commit: string, shallow: boolean): readonly string[] {
  return [
    'fetch',
    '--quiet',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-recurse-submodules',
    // Without it, git would also write the references that the remote's refspecs match.
    '--refmap=',
    // A repository with all its history must not become a shallow one.
    ...(shallow ? ['--depth=1'] : []),
    remote,
    commit,
  ];
}

/** The branch or tag of the remote; of an annotated tag (`^{}`) also the commit. */
export function remoteReferenceArgs(remote: string, name: string): readonly string[] {
  const full = name.startsWith('refs/') ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`];
  return ['ls-remote', remote, ...full.flatMap((reference) => [reference, `${reference}^{}`])];
}

/** The commit that an expression names in the repository itself. */
export function resolveArgs(expression: string): readonly string[] {
  return ['rev-parse', '--verify', '--quiet', '--end-of-options', `${expression}^{commit}`];
}

/** Fails if the repository does not have the commit and its files. */
export function hasArgs(commit: string): readonly string[] {
  return ['cat-file', '-e', `${commit}^{tree}`];
}

/** The commit as it is stored: in a shallow clone it still names its missing parents. */
export function commitArgs(commit: string): readonly string[] {
  return ['cat-file', 'commit', commit];
}

export function mergeBaseArgs(one: string, other: string): readonly string[] {
  return ['merge-base', one, other];
}

/** The entry of one path, relative to the repository's root; empty if there is none. */
export function treeEntryArgs(commit: string, path: string): readonly string[] {
  return ['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', commit, '--', path];
}

export function addWorktreeArgs(path: string, commit: string): readonly string[] {
  return ['worktree', 'add', '--detach', path, commit];
}

/** Paths of the submodules in the .gitmodules of the commit, or of the working tree. */
export function submodulePathsArgs(
  from: { readonly commit: string } | { readonly file: string },
): readonly string[] {
  const source = 'commit' in from ? ['--blob', `${from.commit}:.gitmodules`] : ['--file', from.file];
  return ['config', '--null', ...source, '--get-regexp', '^submodule\\..*\\.path$'];
}

/** The files in the index that git LFS stores. */
export const LFS_FILES_ARGS: readonly string[] = ['ls-files', '-z', '--', ':(top,attr:filter=lfs)'];
