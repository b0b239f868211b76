import { posix } from 'node:path';
import type { Dockerfile, Stage } from '../dockerfile/dockerfile.ts';
import { buildCommands } from '../dockerfile/dotnet/build-commands.ts';
import { startOf } from '../dockerfile/dotnet/start.ts';
import { splitAtEquals } from '../dockerfile/text/words.ts';
import type { ImageConfig } from '../model/image.ts';

/**
 * The assembly that an image starts with `dotnet`, as a path without a leading slash. Undefined if its start command does
 * not say so for sure: options before the assembly, a shell, a variable, another program, Windows.
 */
export function startedFile({
  command,
  workingDir,
  platform,
}: Pick<ImageConfig, 'command' | 'workingDir' | 'platform'>): string | undefined {
  const [program = '', ...args] = command;
  if (platform.os !== 'linux' || posix.basename(program) !== 'dotnet') return undefined;
  const [file = ''] = args[0] === 'exec' ? args.slice(1) : args;
  if (!/^[^-$*?[\]{}"'`\s:][^$*?[\]{}"'`:]*\.dll$/i.test(file)) return undefined;
  return posix.resolve('/', workingDir, file).slice(1);
}

/**
 * The name of the assembly, apphost or single file that an image starts, also through a shell or an init program.
 * Undefined if its start command names none. It is what a Dockerfile with these instructions starts.
 */
export function startedName(config: StartConfig): string | undefined {
  if (config.command.length === 0) return undefined;
  const stage = stageOf(config);
  const dockerfile: Dockerfile = { path: 'the image', stages: [stage] };
  const start = startOf(dockerfile, stage);
  return 'assembly' in start ? start.assembly : undefined;
}

/** `dotnet run` or `dotnet watch`: the image has the sources of the app, and no assembly. */
export function buildsAtStart(config: StartConfig): boolean {
  return config.command.length > 0 && buildCommands(stageOf(config)).some(({ verb }) => verb === 'run');
}

type StartConfig = Pick<ImageConfig, 'command' | 'workingDir' | 'env'>;

/** The stage of a Dockerfile that has only these instructions. */
function stageOf({ command, workingDir, env }: StartConfig): Stage {
  const values = new Map(env.map(splitAtEquals).map(({ name, value = '' }) => [name, value]));
  const lookup = (name: string) => {
    const value = values.get(name);
    return value === undefined ? undefined : { value };
  };
  return {
    index: 0,
    line: 1,
    from: { unknown: 'the image exists' },
    steps: [],
    workdir: posix.resolve('/', workingDir),
    environment: lookup,
    uses: [],
    entrypoint: { words: command, form: 'exec', malformed: false, variables: lookup, line: 1 },
  };
}
