import { UserError } from '../model/user-error.ts';
import { parseReference } from '../oci/name/reference.ts';

/** What the run's images are compared with: input `baseline`. */
export type BaselineChoice =
  /** The commit that the event names. */
  | { readonly kind: 'auto' }
  | { readonly kind: 'none' }
  /** A branch, a tag, a commit, or another revision that git understands. */
  | { readonly kind: 'git'; readonly reference: string }
  /** An image, measured as its registry publishes it. */
  | { readonly kind: 'registry'; readonly reference: string }
  /** A report.json; relative to the workspace, or absolute. */
  | { readonly kind: 'file'; readonly path: string };

const EXPECTED = 'expected auto, none, git://REF, registry://REF, or file://PATH of an earlier report.json';

/** @throws UserError. Its message is a clause that says what is expected. */
export function parseBaseline(text: string): BaselineChoice {
  if (text === 'auto' || text === 'none') return { kind: text };
  const [, kind, rest = ''] = /^([a-z]+):\/\/(.*)$/s.exec(text) ?? [];
  if (rest.trim() === '') throw new UserError(EXPECTED);
  switch (kind) {
    case 'git':
      return { kind, reference: checkRevision(rest) };
    case 'registry':
      parseReference(rest);
      return { kind, reference: rest };
    case 'file':
      if (/\p{Cc}/u.test(rest)) throw new UserError('expected a path of one line after file://');
      return { kind, path: rest };
    default:
      throw new UserError(EXPECTED);
  }
}

/** Refuses what is not a revision by gitrevisions(7), and what git would read as an option or a path. */
function checkRevision(text: string): string {
  if (/^[\w@][^\s\p{Cc}:?*[\\]*$/u.test(text) && !text.includes('..')) return text;
  throw new UserError(
    'expected a branch, a tag or a commit after git://, such as git://main or git://v1.2.3',
  );
}
