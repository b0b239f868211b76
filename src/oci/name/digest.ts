import type { Digest } from '../../model/image.ts';
import { UserError } from '../../model/user-error.ts';
import { quoted } from './quoted.ts';

/** A digest that this action can verify. */
export const SHA256_DIGEST = /^sha256:[a-f0-9]{64}$/;

// OCI image specification, "Digests": algorithm ":" encoded.
const GRAMMAR = /^([a-z0-9]+(?:[+._-][a-z0-9]+)*):[a-zA-Z0-9=_-]+$/;

// Longer than any registered algorithm's digest; keeps the regular expressions off huge texts.
const MAX_LENGTH = 512;

export function isDigest(text: string): boolean {
  return SHA256_DIGEST.test(text);
}

/**
 * The text as a digest.
 * @throws UserError if it is not a digest, or one of another algorithm than sha256, which cannot be verified.
 */
export function parseDigest(text: string): Digest {
  if (isDigest(text)) return text;
  const algorithm = text.length <= MAX_LENGTH ? GRAMMAR.exec(text)?.[1] : undefined;
  if (algorithm !== undefined && algorithm !== 'sha256') {
    throw new UserError(`digest ${quoted(text)} uses algorithm ${algorithm}; only sha256 is supported`);
  }
  throw new UserError(`${quoted(text)} is not a digest: expected sha256: and 64 lower-case hex digits`);
}
