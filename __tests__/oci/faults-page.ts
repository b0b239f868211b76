import { TRANSPORT_LIMITS } from '../../src/oci/http/transport-limits.ts';
import { type Fault, type Outcome, STEPS } from '../fakes/faulty-exchange.ts';

const seconds = (ms: number) => `${ms / 1000} s`;

/** docs/faults.md: the outcomes that are expected of each fault, and the limits of requests. */
export function faultsPage(faults: readonly Fault[]): string {
  const { attempts, idleMs, attemptMs, waitMs, imageMs, blobMs, redirects } = TRANSPORT_LIMITS;
  const rows = faults.map(({ name, outcomes, message }) =>
    line([name, ...STEPS.map((step) => cell(outcomes[step])), message]),
  );
  return `# What happens when a registry fails

The action reads base and SDK images from registries. The table lists what each fault leads to, at each step of reading an
image: the **token**, the **index** that a tag names, the **manifest** of the platform, its **config**, and the four bytes
of a **layer** that state its size on disk. A figure is never wrong: it is right, or it is unknown and the report says
why.

- **right**: all figures are right, and there is no message.
- **layer unknown**: the layer's size on disk is unknown, with the reason. All other figures are right.
- **error**: the image cannot be read, with the reason. If it is the SDK image, or the base of an image that exists
  already, there is a warning and its figures are unknown. The figures of the app are still reported.
- **(once: …)**: the outcome if the fault happens only once, if that is a different outcome.

All limits are in \`src/oci/http/transport-limits.ts\`. A request is made up to ${attempts} times: after 408, 429, 500, 502,
503, 504, a cut connection, or silence. It waits as long as Retry-After says. No attempt begins later than
${seconds(waitMs)} after the first. An attempt ends after ${seconds(idleMs)} without data, or after ${seconds(attemptMs)} in all. At most ${redirects}
redirects are followed, and credentials are not sent to other hosts. Reading an image takes at most ${seconds(imageMs)},
looking up one blob at most ${seconds(blobMs)}.

The last column is the message for the index, or for the first step that fails if the index does not. A plausible but
wrong size in the four bytes cannot be detected. For that reason, reports call it *stated*, and not *verified*.

\`__tests__/oci/faults.test.ts\` checks every outcome and generates this page.

${line(['fault', ...STEPS, 'message'])}
${line(['---', ...STEPS.map(() => '---'), '---'])}
${rows.join('\n')}
`;
}

function cell({ always, once }: Outcome): string {
  return always === once ? always : `${always} (once: ${once})`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replace(/[|<>]/g, (sign) => `\\${sign}`)).join(' | ')} |`;
}
