import type { Row } from './equality-table.ts';

/** docs/equality.md: what has to be found. */
export function equalityPage(pushers: readonly Row[], sources: readonly Row[]): string {
  return `# The same figure, whoever made the image

One image by every tool that pushes images, and from every kind of place that holds them. Its base was compressed by
\`gzip -9\`, which none of these tools uses; its app layers compress well and badly, one has nothing in
it but an empty file, and one is as GNU tar packs it. Where a tool builds ("built there"), it is the image that the tool
makes of one Dockerfile. What is held against the action's figures comes from other programs alone: a real
docker-registry that received the same push, skopeo's raw manifests, and \`gzip -dc | wc -c\`.

- **Disk size**, *equal*: to the byte, for every layer, what \`gzip -dc | wc -c\` (or zstd) counts of the image that was
  published.
- **Base layers**, *as published*: the compressed sizes in the manifest of the base image, to the byte, whatever the tool
  sent or would have sent.
- **App layers**, *equal*: to the byte what a real registry received from the same tool, or what the archive or layout
  holds, with the compression that it found.

The same app layer is of another compressed size by another tool, and that is what the action reports: it is what your
hosts will pull. The .NET SDK, which pushes only what it has just built, is held against a real registry in the same way,
by \`__tests__/e2e/engine/equality.ts\`.

## By every tool

${table('pushed by', pushers)}

- A layer that *came without its padding*: Podman 4 and its Buildah drop the zeros at the end of a tar when they compress it
  to zstd:chunked, and leave the config to name the tar that has them. The size is that tar's, and counts as verified:
  with the zeros put back, the digest is the one in the config.
- *Uncompressed* layers are what an engine with containerd's store pushes of an image that came to it by \`docker load\`.
- A builder that is told to compress again (\`force-compression=true\`; Podman 5 with \`--compression-format zstd\`) sends
  the base layers too. The figures stay the same, but the whole image travels to be weighed.
- A conversion to eStargz rewrites the layers of the base as well, into tars of other digests. An image that was converted
  whole no longer has its base, which is then unknown; here one without a base was converted.

## From every place

${table('lies in', sources)}

An archive or layout that holds layers uncompressed does not tell how they will travel, which depends on what pushes them.

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
