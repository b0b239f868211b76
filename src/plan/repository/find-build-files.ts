import { posix } from 'node:path';
import { bakeEntries } from './bake-file.ts';
import { type BuildFileKind, isForDevelopment, isPlain, kindOfFile } from './build-files.ts';
import { composeEntries } from './compose-file.ts';
import { type BuildEntry, type BuildEvidence, evidenceOf } from './evidence.ts';
import type { RepositoryFiles } from './file-tree.ts';

/** Far more than a repository has; keeps a hostile one from costing time. */
const MOST_DOCKERFILES = 1000;
const MOST_OTHERS = 100;
const MOST_ENTRIES = 1000;

/** Characters. */
const LONGEST = 131_072;

/** What a repository has to build images with. */
export interface BuildFiles {
  /** Absolute paths; those nearest to the root first, and in each folder the plain one first. */
  readonly dockerfiles: readonly string[];
  readonly evidence: readonly BuildEvidence[];
  /** Dockerfiles that are too many to be read. */
  readonly skipped: number;
}

/** Finds the Dockerfiles of a workspace, and what its compose and bake files say of them. */
export async function findBuildFiles(workspace: string, files: RepositoryFiles): Promise<BuildFiles> {
  const all = byKind(await files.all());
  const dockerfiles = (all.get('dockerfile') ?? []).toSorted(nearestFirst);
  const others = [...(all.get('compose') ?? []), ...(all.get('bake') ?? [])]
    .filter((path) => !isForDevelopment(posix.basename(path)))
    .toSorted(nearestFirst)
    .slice(0, MOST_OTHERS);
  const evidence: BuildEvidence[] = [];
  for (const path of others) {
    if (evidence.length < MOST_ENTRIES) evidence.push(...(await evidenceIn(path, workspace, files)));
  }
  return {
    dockerfiles: dockerfiles.slice(0, MOST_DOCKERFILES),
    evidence: evidence.slice(0, MOST_ENTRIES),
    skipped: Math.max(0, dockerfiles.length - MOST_DOCKERFILES),
  };
}

function byKind(paths: readonly string[]): ReadonlyMap<BuildFileKind | undefined, readonly string[]> {
  return Map.groupBy(paths, (path) => kindOfFile(posix.basename(path)));
}

function nearestFirst(a: string, b: string): number {
  const depth = (path: string) => path.split('/').length;
  const variant = (path: string) => Number(!isPlain(posix.basename(path)));
  const inFolders = depth(a) - depth(b) || compare(posix.dirname(a), posix.dirname(b));
  return inFolders || variant(a) - variant(b) || compare(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

async function evidenceIn(
  path: string,
  workspace: string,
  files: RepositoryFiles,
): Promise<readonly BuildEvidence[]> {
  const text = await files.read(path);
  if (text === undefined || text.length > LONGEST) return [];
  const isCompose = kindOfFile(posix.basename(path)) === 'compose';
  const entries = isCompose ? await composeFile(text, path) : bakeEntries(text, path.endsWith('.json'));
  const file = posix.relative(workspace, path);
  // Paths of a compose file start in its folder; those of a bake file in the folder in which bake is started.
  const folders = isCompose ? [posix.dirname(path)] : [...new Set([posix.dirname(path), workspace])];
  const found: BuildEvidence[] = [];
  for (const entry of entries.slice(0, MOST_ENTRIES)) {
    const meant = folders.flatMap((folder) => evidenceOf(entry, { file, folder, workspace }) ?? []);
    for (const evidence of meant) {
      if (!(await files.exists(evidence.dockerfile))) continue;
      found.push(evidence);
      break;
    }
  }
  return found;
}

async function composeFile(text: string, path: string): Promise<readonly BuildEntry[]> {
  const completes = !/^(?:docker-)?compose\.ya?ml$/i.test(posix.basename(path));
  // The YAML parser takes long to load, and most compose files only start images.
  return text.includes('build') ? composeEntries(await parseYaml(text), completes) : [];
}

/**
 * Undefined if it is no YAML: Compose says what is wrong with it. A map or a list as a key, which no compose file has, is
 * written as text by the parser: if such keys are in each other, that takes minutes. So does a search for equal keys.
 */
async function parseYaml(text: string): Promise<unknown> {
  const { isCollection, parseDocument, visit } = await import('yaml');
  try {
    const document = parseDocument(text, {
      merge: true,
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: false,
    });
    let isRead = document.errors.length === 0;
    visit(document, {
      Pair: (_, { key }) => {
        if (!isCollection(key)) return undefined;
        isRead = false;
        return visit.BREAK;
      },
    });
    return isRead ? document.toJS() : undefined;
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}
