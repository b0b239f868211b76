import type { Shape } from './shapes.ts';

/** docs/dockerfiles.md: what the action reads in each Dockerfile, and how many there are of each kind. */
export function shapesPage(shapes: readonly Shape[]): string {
  const of = (isOfKind: (shape: Shape) => boolean) => `${shapes.filter(isOfKind).length} of ${shapes.length}`;
  const rows = shapes.map((shape) => [
    `[${shape.file}](../__tests__/fixtures/dockerfiles/${shape.file}.Dockerfile)${optionsOf(shape)}`,
    shape.at,
    shape.start,
    shape.base,
    shape.fromSource ? 'yes' : 'no',
    shape.context,
    shape.publish || 'none',
  ]);
  const header = ['Dockerfile', 'stored as', 'starts', 'base', 'from source', 'context', 'publish folder'];
  return `# How Dockerfiles are read

The action reads a Dockerfile before it builds anything: what it starts, its base image, whether it builds the app from
source, its build context, and the folder where it expects the published app. The Dockerfiles below have the shapes of
real ones. The answers are what Docker does with them, and [a test](../__tests__/dockerfile/dotnet/real-shapes.test.ts)
compares them with what the action reads.

- \`?\` means unknown. The action then looks at what the Dockerfile publishes, or asks for an input.
- \`none\` under "starts" means that only the base image says what is started.
- \`script\` names a script that is not in the build context, so that it cannot be read.

How many there are of some kinds. Real repositories have about the same shares:

- built from source: ${of(({ fromSource }) => fromSource)}
- the Dockerfile at the root: ${of(({ at }) => !at.includes('/'))}
- a base image that is not from mcr.microsoft.com: ${of(({ base }) => !/^(mcr\.microsoft\.com\/|\?$)/.test(base))}
- the app is known by the start command: ${of(({ start }) => !/^(\?|none|script .*)$/.test(start))}

${[header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}
`;
}

function optionsOf({ target, buildArgs = {} }: Shape): string {
  const options = [
    ...(target === undefined ? [] : [`target ${target}`]),
    ...Object.entries(buildArgs).map(([name, value]) => `${name}=${value}`),
  ];
  return options.length === 0 ? '' : ` with ${options.join(', ')}`;
}
