import { hash } from 'node:crypto';
import type { Digest } from '../model/image.ts';
import { withoutIdentity } from './assembly-identity.ts';
import { bounds } from './bounds.ts';

const KINDS: readonly { readonly name: RegExp; readonly rest: (content: Buffer) => Buffer | undefined }[] = [
  { name: /\.(?:dll|exe)$/i, rest: withoutIdentity },
  { name: /\.pdb$/i, rest: ofDebuggingInformation },
  { name: /\.staticwebassets\.endpoints\.json$/, rest: withoutTimes },
];

/** Whether `buildDigest` may have something to say of the file. */
export function namesItsBuild(path: string, size: number): boolean {
  return size <= bounds.lookedInto && KINDS.some(({ name }) => name.test(path));
}

/**
 * Digest of what a file holds apart from what tells one build of the same sources from another: two builds differ
 * in no more than that after a comment was edited, or in another folder. Undefined where the file is of no such kind.
 */
export function buildDigest(path: string, content: Buffer): Digest | undefined {
  const rest = KINDS.find(({ name }) => name.test(path))?.rest(content);
  return rest && `sha256:${hash('sha256', rest)}`;
}

/**
 * A portable PDB holds hashes of the sources, comments included, and generated sources with the paths they were
 * compiled at: of it only the size counts.
 */
function ofDebuggingInformation(content: Buffer): Buffer | undefined {
  return content.toString('latin1', 0, 4) === 'BSJB' ? Buffer.from('portable PDB') : undefined;
}

/** ASP.NET Core's list of static files: the times at which they were checked out and compressed. */
function withoutTimes(content: Buffer): Buffer {
  const text = content.toString('latin1');
  return Buffer.from(text.replace(/("Name":"Last-Modified","Value":)"[^"]*"/g, '$1""'), 'latin1');
}
