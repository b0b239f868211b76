import { UserError } from '../model/user-error.ts';
import { parseReference } from '../oci/name/reference.ts';

/** What the pull request is to be compared with: input `baseline`. */
export type BaselineChoice =
  /** The commit that the event says. */
  | { readonly kind: 'auto' }
  | { readonly kind: 'none' }
  /** A branch, a tag, a commit, or what git makes of it. */
  | { readonly kind: 'git'; readonly reference: string }
  /** An image that is weighed where it lies. */
  | { readonly kind: 'registry'; readonly reference: string }
  /** A report.json; relative to the workspace, or absolute. */
  | { readonly kind: 'file'; readonly path: string };

const EXPECTED = 'expected auto, none, git://REF, registry://REF, or file://PATH of an earlier report.json';

/** @throws UserError, a clause, that says what is right. */
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
      if (/\p{Cc}/u.test(rest)) throw new UserError('a path of one line follows file://');
      return { kind, path: rest };
    default:
      throw new UserError(EXPECTED);
  }
}

/** Of a name no more than gitrevisions(7) allows: what git would take for an option or a path is none. */
function checkRevision(text: string): string {
  if (/^[\w@][^\s\p{Cc}:?*[\\]*$/u.test(text) && !text.includes('..')) return text;
  throw new UserError('a branch, a tag or a commit follows git://, such as git://main or git://v1.2.3');
}
