/** One situation, and what was found in it. */
export interface BaseRow {
  readonly situation: string;
  /** `known`, or `unknown` with the reason. */
  readonly base: string;
  /** Which figures the base's layers get. */
  readonly figures: string;
  /** Which layers the engine sent into the measuring registry, over the loopback interface. */
  readonly sent: string;
  /** Requests at the base image's own registry. */
  readonly requests: number;
}

/** docs/base-images.md: the table that the test has found. */
export function baseImagesPage(rows: readonly BaseRow[], layers: number): string {
  const header = ['the base image …', 'it is', "its layers' sizes", 'the engine sends', 'requests'];
  const table = rows.map((row) => line([row.situation, row.base, row.figures, row.sent, `${row.requests}`]));
  return `# Which base image counts, and what finding it costs

The layers of an image that come from its base image count as the base's own registry publishes them: that is what a
host pulls. So the action asks that registry for the base's manifest and config (and of each layer for the four bytes
that state its size on disk), and checks by the layers' digests that the image really starts with that base. No layer
of a base image is downloaded for that.

A Docker engine builds on the copy that it has, if it has one, and the tag may mean another image by now. The copy that
was *used* counts: the tag is tried first, then the digests under which the engine holds its copy. A base that cannot be
found is unknown, and the report says why. The download size is then unknown as well, since an engine may have compressed
the base's layers otherwise than their registry did; the size on disk is exact all the same, because all layers are
weighed.

This is found for a base of ${layers} layers and an app of one, with a Docker engine; what the engine sends goes over the
loopback interface and is dropped as soon as it is weighed:

${line(header)}
${line(header.map(() => '---'))}
${table.join('\n')}

The requests are those at the base's registry: one for its manifest (two where the tag names an index), one for its config,
one for each of its layers, and one for each blob that the engine has and that is not known to be the base's, which asks
by \`HEAD\` whether the registry has it too. What has been read once in a run is not read
again; what failed is asked once more when it is needed.

The .NET SDK (\`builder: sdk\`) has no copies of its own: it builds on what the tag or the digest means, and a base that
cannot be read is a failed build. A private base needs a login: [private registries](private-registries.md). Where the
base has a name that no registry knows (it is only in the engine), name what it was made from with \`base-image\`. Input \`registry-mirrors\` says where the images of a registry are read from instead; the
report names them as your Dockerfile does.

This page is written by \`__tests__/push/base-images.test.ts\`, which fails where it is not what the test finds.
`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
}
