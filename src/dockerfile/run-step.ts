import type { BindMount, RunStep } from './dockerfile.ts';
import { folderOf, imagePath } from './image-path.ts';
import { expandPath, filesFrom, type Surroundings, sourcePath } from './steps.ts';
import type { Instruction } from './text/instructions.ts';
import { readWords, splitAtEquals } from './text/words.ts';

/** A RUN, and the stages that its mounts take files from. */
export function readRun(
  { text, heredocs, line }: Instruction,
  around: Surroundings,
): { readonly step: RunStep; readonly uses: readonly number[] } {
  const { flags, rest } = readWords(text);
  const mounts = flags.filter(({ name }) => name === 'mount').map(({ value }) => readMount(value ?? ''));
  const uses = mounts.flatMap(({ type, from }) => {
    const taken = type === 'tmpfs' ? 'elsewhere' : filesFrom(from, around.earlier);
    return typeof taken === 'string' ? [] : [taken.stage];
  });
  const step: RunStep = {
    kind: 'run',
    line,
    command: rest + heredocs,
    workdir: folderOf(around.workdir),
    variables: around.variables.snapshot(),
    mounts: mounts.filter(({ type }) => type === 'bind').flatMap((mount) => bindMount(mount, around) ?? []),
  };
  return { step, uses };
}

interface Mount {
  readonly type: string;
  readonly from: string | undefined;
  readonly source: string;
  readonly target: string;
}

/** Dockerfile reference, "RUN --mount". */
function readMount(value: string): Mount {
  const fields = new Map(
    value
      .split(',')
      .map(splitAtEquals)
      .map((field) => [field.name.trim().toLowerCase(), field.value ?? '']),
  );
  return {
    type: (fields.get('type') ?? 'bind').toLowerCase(),
    from: fields.get('from'),
    source: fields.get('source') ?? fields.get('src') ?? '.',
    target: fields.get('target') ?? fields.get('dst') ?? fields.get('destination') ?? '.',
  };
}

/** @returns undefined if a variable in its source is unknown. */
function bindMount(mount: Mount, around: Surroundings): BindMount | undefined {
  const from = filesFrom(mount.from, around.earlier);
  const source = expandPath(mount.source, around);
  const target = expandPath(mount.target, around);
  if (source === undefined) return undefined;
  return {
    from,
    source: sourcePath(source, from),
    target: target === undefined ? undefined : imagePath(target, around.workdir),
  };
}
