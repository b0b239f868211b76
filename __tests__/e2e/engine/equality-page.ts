import type { Row } from './equality-table.ts';

/** docs/equality.md: what has to be found. */
export function equalityPage(pushers: readonly Row[], sources: readonly Row[]): string {
  return `# The same figure, whoever made the image

One image, pushed by every tool that pushes images, and in every kind of place that stores them. Its base image was
compressed by \`gzip -9\`, which none of these tools uses. Some of its app layers compress well and some do not, one
contains only an empty file, and one was packed by GNU tar. If a tool builds ("built there"), the image is what the tool
makes of one Dockerfile. The action's figures are compared with those of other programs only: a real docker-registry
that received the same push, skopeo's raw manifests, and \`gzip -dc | wc -c\`.

- **Disk size**, *equal*: for every layer, to the byte, what \`gzip -dc | wc -c\` (or zstd) counts of the published
  image.
- **Base layers**, *as published*: to the byte, the compressed sizes in the manifest of the base image, whatever the tool
  sent or would have sent.
- **App layers**, *equal*: to the byte, what a real registry received from the same tool, or what the archive or layout
  stores, with the compression that was found.

The same app layer has another compressed size if another tool compressed it, and that is what the action reports: it is
what your hosts will pull. The .NET SDK pushes only what it has just built; \`__tests__/e2e/engine/equality.ts\` compares
it with a real registry in the same way.

## By every tool

${table('pushed by', pushers)}

- A layer that *came without its padding*: Podman 4 and its Buildah drop the zeros at the end of a tar when they compress it
  to zstd:chunked, while the config still names the tar that has them. The size is that of this tar. It is verified:
  with the zeros put back, the digest is the one in the config.
- *Uncompressed* layers are what an engine with containerd's store pushes of an image that came to it by \`docker load\`.
- A builder that is told to compress again (\`force-compression=true\`; Podman 5 with \`--compression-format zstd\`) sends
  the base layers too. The figures stay the same, but the whole image travels to be weighed.
- A conversion to eStargz rewrites the layers of the base as well, into tars of other digests. An image that was converted
  whole no longer has its base, which is then unknown; here one without a base was converted.

## In every place

${table('stored in', sources)}

An archive or layout with uncompressed layers does not say how large they are when they are pushed: that depends on the
tool that pushes them.

This page is generated from \`__tests__/e2e/engine/equality-rows.ts\` by \`npm run docs\`. \`npm test\` compares every row
with a small base image, and \`npm run soak\` with the base image of ASP.NET Core.
`;
}

function table(title: string, rows: readonly Row[]): string {
  const lines = rows.map(({ way, disk, base, app }) => line([way, disk, base, app]));
  return [
    line([title, 'disk size', 'base layers', 'app layers']),
    line(['---', '---', '---', '---']),
    ...lines,
  ].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replace(/[|<>]/g, (sign) => `\\${sign}`)).join(' | ')} |`;
}
