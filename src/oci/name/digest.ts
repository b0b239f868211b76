import { createHash } from 'node:crypto';
import type { Digest } from '../../model/image.ts';
import { UserError } from '../../model/user-error.ts';
import { quoted } from './quoted.ts';

const SHA256 = /^sha256:[a-f0-9]{64}$/;

// OCI image specification, "Digests": algorithm ":" encoded.
const GRAMMAR = /^([a-z0-9]+(?:[+._-][a-z0-9]+)*):[a-zA-Z0-9=_-]+$/;

// Longer than any registered algorithm's digest; keeps the regular expressions off huge texts.
const MAX_LENGTH = 512;

/** Whether `text` is a digest that this action can verify: `sha256:` and 64 lower-case hex digits. */
export function isDigest(text: string): boolean {
  return SHA256.test(text);
}

/**
 * The text as a digest.
 * @throws UserError where it is none, or of another algorithm than sha256: what cannot be verified is refused.
 */
export function parseDigest(text: string): Digest {
  if (isDigest(text)) return text;
  const algorithm = text.length <= MAX_LENGTH ? GRAMMAR.exec(text)?.[1] : undefined;
  if (algorithm !== undefined && algorithm !== 'sha256') {
    throw new UserError(`digest ${quoted(text)} is of algorithm ${algorithm}; only sha256 is supported`);
  }
  throw new UserError(`${quoted(text)} is not a digest: expected sha256: and 64 lower-case hex digits`);
}

/** The 32 bytes of a SHA-256 digest, one latin1 character each: to spell many of them in hex takes long. */
export type RawDigest = string;

export function spelled(digest: RawDigest): Digest {
  return `sha256:${Buffer.from(digest, 'latin1').toString('hex')}`;
}

/** Digest of bytes held in memory. */
export function sha256(bytes: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
