/** What is expected in one situation. */
export interface BaseRow {
  /** Continues "the base image". */
  readonly name: string;
  readonly base: 'known' | 'none' | { readonly unknown: string };
  /** Which layers the engine sends to the measuring registry, over the loopback interface. */
  readonly sent: 'app layer' | 'all layers';
  /** Requests at the base image's own registry. */
  readonly requests: number;
}

/** docs/base-images.md: the outcomes that are expected in each situation. */
export function baseImagesPage(rows: readonly BaseRow[], layers: number): string {
  const header = ['the base image …', 'it is', "its layers' sizes", 'the engine sends', 'requests'];
  const table = rows.map((row) =>
    line([row.name, base(row), sizes(row), `the ${row.sent}`.replace('the all', 'all'), `${row.requests}`]),
  );
  return `# Which base image counts, and what finding it costs

The layers that an image has from its base image count as the base's own registry publishes them, because that is what a
host pulls. So the action asks that registry for the base's manifest and config, and for the four bytes of each layer that
state its size on disk. The digests of the layers prove that the image starts with that base. No layer of a base image is
downloaded.

A Docker engine builds on its own copy of the base, if it has one, and the tag may mean another image by now. The copy
that was *used* counts: the tag is tried first, then the digests under which the engine has its copy. If the base cannot
be found, it is unknown, and the report says why. The download size is then unknown too, because an engine may compress
the base's layers in another way than their registry did. The size on disk is still exact, because all layers are
measured.

The table is for a base of ${layers} layers and an app of one layer, built by a Docker engine. What the engine sends goes
over the loopback interface and is dropped as soon as it is measured.

${line(header)}
${line(header.map(() => '---'))}
${table.join('\n')}

The requests are those at the base's registry: one for its manifest (two if the tag names an index), one for its config,
one for each of its layers, and one \`HEAD\` request for each blob that the engine has and the base's manifest does not
name. What was read once in a run is not read again. What failed is requested once more when it is needed.

The .NET SDK (\`builder: sdk\`) has no copies: it builds on what the tag or the digest means, and if the base cannot be
read, the build fails. A private base needs a login: see [private registries](private-registries.md). If no registry knows
the name of the base because it is only in the engine, name the image that it was made from with \`base-image\`. With
\`registry-mirrors\`, images are read from a mirror; the report still names them as your Dockerfile does.

\`__tests__/push/base-images.test.ts\` checks every outcome and generates this page.
`;
}

function base({ base }: BaseRow): string {
  return typeof base === 'string' ? base : `unknown: ${base.unknown}`;
}

function sizes({ base }: BaseRow): string {
  if (base === 'known') return 'as published';
  return base === 'none' ? 'all layers are the app’s' : 'unknown, and so is the download size';
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
}
