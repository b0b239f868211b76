import { registryOf } from '../oci/name/reference.ts';
import type { BuildOutput } from './build-output.ts';

/** An image that a build could not read from its registry. */
export interface UnreadableImage {
  readonly reference: string;
  readonly registry: string;
  readonly why: 'missing' | 'login' | 'platform' | 'limit' | 'unreachable';
  /** In the builder's words. */
  readonly said: string;
}

/** Undefined where the build failed for another reason. */
export function unreadableImage({ step = '', summary }: BuildOutput): UnreadableImage | undefined {
  const reference =
    // The step that reads an image, or the frontend that `# syntax=` names; then buildx's last word.
    /^\[(?:\S+ )?internal\] load metadata for (\S+)$/.exec(step)?.[1] ??
    /^resolve image config for (?:docker-image:\/\/)?(\S+)$/.exec(step)?.[1] ??
    /^\[[^\]]*\] FROM (\S+)/.exec(step)?.[1] ??
    /failed to resolve source metadata for (\S+): /.exec(summary)?.[1];
  if (reference === undefined) return undefined;
  return { reference, registry: registryOf(reference), why: whyOf(summary), said: summary };
}

/** What happened and what to do about it, in a sentence each. */
export function explainUnreadable({ registry, why, said }: UnreadableImage): string {
  switch (why) {
    case 'missing':
      return `${registry} has no such image. Check its name and tag.`;
    case 'login':
      return (
        `${registry} wants a login for it, or has no such image. Log in before this action ` +
        `(docker/login-action with registry ${registry}). Pull requests from forks and Dependabot ` +
        'have no Actions secrets, so their runs lack the credential.'
      );
    case 'platform':
      return `${registry} has it, but not for the platform asked for. Check input platforms.`;
    case 'limit':
      return `${registry} limits how often it is asked. Log in before this action, or use a mirror.`;
    case 'unreachable':
      return `${registry} did not give it: ${said}`;
  }
}

function whyOf(summary: string): UnreadableImage['why'] {
  if (/toomanyrequests|too many requests|rate limit|\b429\b/i.test(summary)) return 'limit';
  if (/unauthorized|authenti|authoriz|denied|forbidden|credentials|\b40[13]\b/i.test(summary)) return 'login';
  if (/no match for platform|does not match the specified platform/i.test(summary)) return 'platform';
  // A host that does not resolve is "no such host", sometimes "not found".
  if (/dial tcp|no such host|lookup |i\/o timeout|\bTLS\b|x509/i.test(summary)) return 'unreachable';
  if (/not found|manifest unknown|name unknown|\b404\b/i.test(summary)) return 'missing';
  return 'unreachable';
}
