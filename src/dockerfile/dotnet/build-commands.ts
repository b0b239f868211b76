import type { Stage } from '../dockerfile.ts';

/** A command of a RUN instruction that builds an app. */
export interface BuildCommand {
  readonly verb: 'publish' | 'build' | 'msbuild' | 'run' | 'script' | 'other';
  /** Absolute path in the image of the project, solution or folder that it builds; undefined if that is unknown. */
  readonly path: string | undefined;
  /** `-p:AssemblyName=` of the command. */
  readonly assemblyName?: string;
  /** Of its RUN instruction, counted from 1. */
  readonly line: number;
}

/** What the RUN instructions of a stage build, in order. */
export function buildCommands(stage: Stage): readonly BuildCommand[] {
  return stage.runs.flatMap((run): BuildCommand[] => {
    const verb = verbOf(run);
    return verb === undefined ? [] : [{ verb, path: undefined, line: stage.line }];
  });
}

function verbOf(run: string): 'publish' | 'build' | undefined {
  // This splits at the quotes and commas of the exec form and at the escapes of continued lines too.
  const words = run.split(/[\s"',;&|()[\]\\`]+/);
  const isVerb = (word: string | undefined) => word === 'publish' || word === 'build';
  const verbs = words.filter(
    (word, index) => isVerb(word) && /(^|\/)dotnet(\.exe)?$/.test(words[index - 1] ?? ''),
  );
  return verbs.find(isVerb);
}
