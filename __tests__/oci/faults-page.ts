import { TRANSPORT_LIMITS } from '../../src/oci/http/transport-limits.ts';

type Figure = 'right' | 'layer unknown' | 'error';

/** A fault, and what comes of it at each step. */
export interface FaultRow {
  readonly fault: string;
  /** Outcomes with the fault each time, and once; what is said of the first. */
  readonly cells: readonly { readonly always: Figure; readonly once: Figure; readonly said: string }[];
  /** The reason that is given, as an example. */
  readonly said: string;
}

const seconds = (ms: number) => `${ms / 1000} s`;

/** docs/faults.md: the table that the test has found, with the bounds that hold. */
export function faultsPage(rows: readonly FaultRow[], steps: readonly string[]): string {
  const { attempts, idleMs, attemptMs, waitMs, imageMs, blobMs, redirects } = TRANSPORT_LIMITS;
  const table = rows.map(({ fault, cells, said }) => line([fault, ...cells.map(cell), said]));
  return `# What happens when a registry fails

The action reads base and SDK images from registries. This is what comes of each fault at each step of reading one:
asking for a **token**, the **index** that a tag names, the **manifest** of the platform, its **config**, and the four
bytes of a **layer** that state its size on disk. A figure is never wrong: it is right, or it is unknown and the report
says why.

- **right**: the right figures, without a word.
- **layer unknown**: the layer's size on disk is unknown, with the reason; all other figures are right.
- **error**: the image is not read, with the reason. For the SDK image, and the base of an image that is built already,
  that is a warning and those figures are unknown; the app's own figures still come.
- **(once: …)**: the outcome where the fault happens once and then passes, if it is another one.

The bounds stand in one place, \`src/oci/http/transport-limits.ts\`. A request is made up to ${attempts} times (after 408, 429,
500, 502, 503, 504, a cut connection, or silence), waits as long as Retry-After says, and begins no attempt later than
${seconds(waitMs)} after the first. An attempt ends after ${seconds(idleMs)} of silence or ${seconds(attemptMs)} in all. At most ${redirects} redirects are
followed; credentials stay with the host that they are for. All of that together takes at most ${seconds(imageMs)} for an image,
${seconds(blobMs)} for the size of one blob.

The last column is an example of what is said, for the index if it fails there. A registry that lies about the four
bytes, in a way that is plausible, is believed: this is why reports call that size *stated*, and not *verified*.

This page is written by \`__tests__/oci/faults.test.ts\`, which fails where it is not what the test finds.

${line(['fault', ...steps, 'what is said'])}
${line(['---', ...steps.map(() => '---'), '---'])}
${table.join('\n')}
`;
}

function cell({ always, once }: FaultRow['cells'][number]): string {
  return always === once ? always : `${always} (once: ${once})`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replace(/[|<>]/g, (sign) => `\\${sign}`)).join(' | ')} |`;
}
