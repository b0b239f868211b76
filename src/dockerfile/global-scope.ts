import type { Stage } from './dockerfile.ts';
import { type BuildPlatforms, platformVariables } from './platform-variables.ts';
import { type Expanded, expand, type Lookup } from './text/expand.ts';
import type { Instruction } from './text/instructions.ts';
import { Variables } from './text/variables.ts';
import { flagValue, readWords } from './text/words.ts';

/** The options of a build that change what its Dockerfile means. */
export interface ReadingOptions {
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** Without them, what depends on them is unknown. */
  readonly platforms?: BuildPlatforms;
  /** The ONBUILD instructions of images, by the references in FROM: they run first in a stage built on the image. */
  readonly triggers?: ReadonlyMap<string, readonly string[]>;
}

/** What every stage sees. */
export interface GlobalScope {
  readonly escapeCharacter: string;
  readonly buildArgs: Readonly<Record<string, string>>;
  /** The ARGs before the first FROM, and those of the platforms. */
  readonly lookup: Lookup;
  readonly triggers: ReadonlyMap<string, readonly string[]>;
}

/** @param instructions before the first FROM. */
export function globalScope(
  instructions: readonly Instruction[],
  escapeCharacter: string,
  { buildArgs = {}, platforms, triggers = new Map() }: ReadingOptions,
): GlobalScope {
  const platform = platformVariables(platforms, buildArgs);
  // No image can set these ARGs, so an unset one is empty.
  const args = new Variables({ buildArgs, inherited: platform, escapeCharacter, unset: 'empty' });
  for (const instruction of instructions) args.apply(instruction);
  const lookup: Lookup = (name) => args.lookup(name) ?? platform(name);
  return { escapeCharacter, buildArgs, lookup, triggers };
}

export type StageHead = Pick<Stage, 'index' | 'line' | 'from' | 'name' | 'parent' | 'platform'>;

export function readFrom(from: Instruction, earlier: readonly Stage[], scope: GlobalScope): StageHead {
  const read = readWords(from.text);
  const [image = '', as = '', name] = read.words;
  const platform = flagValue(read, 'platform');
  const written = expandFrom(image, scope);
  const parent =
    'value' in written
      ? earlier.findLast((stage) => stage.name === written.value.toLowerCase())?.index
      : undefined;
  return {
    index: earlier.length,
    line: from.line,
    from: written,
    ...(as.toLowerCase() === 'as' && name !== undefined ? { name: name.toLowerCase() } : {}),
    ...(parent === undefined ? {} : { parent }),
    ...(platform === undefined ? {} : { platform: expandFrom(platform, scope) }),
  };
}

/** In FROM only ARGs before the first FROM count. No image can set them, so an unset one is empty. */
function expandFrom(word: string, { lookup, escapeCharacter }: GlobalScope): Expanded {
  return expand(word, { lookup, escapeCharacter, unset: 'empty' });
}
