import { expand } from '../text/expand.ts';
import { expandHeredoc } from '../text/heredocs.ts';
import { type Argument, expandWord } from './expand-word.ts';
import type { CommandNode } from './nodes.ts';
import type { State } from './state.ts';
import type { Heredoc } from './tokens.ts';

/** What the redirections of a command connect it with. */
export interface Streams {
  /** What it reads: a heredoc. */
  readonly input?: string;
  /** The file that its output is written to. */
  readonly output?: { readonly file: Argument; readonly appends: boolean };
}

export function streamsOf({ input, output }: CommandNode, state: State): Streams {
  const file = output === undefined ? undefined : expandWord(output.file, state)[0];
  return {
    ...(input === undefined ? {} : { input: readHeredoc(input, state) }),
    ...(output === undefined || file === undefined ? {} : { output: { file, appends: output.appends } }),
  };
}

function readHeredoc({ body, isRaw }: Heredoc, state: State): string {
  if (isRaw) return body;
  const options = { lookup: state.lookup, escapeCharacter: '\\', unset: 'unknown' } as const;
  return expandHeredoc(body, (variable) => expand(variable, options));
}
