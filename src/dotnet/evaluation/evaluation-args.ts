import type { BuildOptions } from '../project/build-options.ts';

/** Options of `dotnet publish` that `dotnet build` does not have, that start targets, or that write files. */
const LEFT_OUT: readonly { readonly names: readonly string[]; readonly takesValue: boolean }[] = [
  { names: ['--no-build'], takesValue: false },
  { names: ['--no-restore'], takesValue: false },
  { names: ['--manifest'], takesValue: true },
  { names: ['-o', '--output'], takesValue: true },
  { names: ['-v', '-verbosity', '--verbosity', '/v', '/verbosity'], takesValue: true },
  {
    names: [
      '-t',
      '-target',
      '--target',
      '/t',
      '/target',
      '-bl',
      '--bl',
      '/bl',
      '-binaryLogger',
      '/binaryLogger',
    ],
    takesValue: false,
  },
  {
    names: ['-getProperty', '-getItem', '-getTargetResult', '-getResultOutputFile', '-restore'],
    takesValue: false,
  },
];

/** `-f`, unless the user's arguments have one: dotnet refuses two. */
export function frameworkArgs(
  framework: string | undefined,
  publishArgs: readonly string[] = [],
): readonly string[] {
  const given = publishArgs.some((word) => /^(?:-f|--framework)(?:[:=]|$)/.test(word));
  return framework === undefined || given ? [] : ['-f', framework];
}

/**
 * Arguments that make MSBuild evaluate the project exactly as `dotnet publish` with the same options would.
 * `dotnet build` translates the options that are not MSBuild's (`-r`, `--self-contained`, `--os`). It runs nothing if
 * the arguments request only properties and items, and name no target.
 */
export function evaluationArgs(project: string, options: Omit<BuildOptions, 'root'>): readonly string[] {
  return [
    'build',
    project,
    '--no-restore',
    '-c',
    options.configuration,
    ...frameworkArgs(options.framework, options.publishArgs),
    // dotnet publish sets it too: PublishSelfContained and others count only then.
    '-p:_IsPublishing=true',
    // Condition of all imports that a restore writes into the project's folder `obj`.
    ...(options.asUnrestored ? ['-p:ExcludeRestorePackageImports=true'] : []),
    ...evaluationOptions(options.publishArgs ?? []),
  ];
}

function evaluationOptions(publishArgs: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let index = 0; index < publishArgs.length; index++) {
    const word = publishArgs[index] ?? '';
    const [, name, value] = /^([-/]+[^:=]*)([:=].*)?$/s.exec(word) ?? [];
    const option = LEFT_OUT.find(({ names }) =>
      names.some((known) => known.toLowerCase() === name?.toLowerCase()),
    );
    if (option === undefined) kept.push(word);
    else if (option.takesValue && value === undefined) index++;
  }
  return kept;
}
