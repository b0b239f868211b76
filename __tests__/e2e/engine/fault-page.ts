import { bounds as engine } from '../../../src/docker/bounds.ts';
import { bounds as registry } from '../../../src/oci/bounds.ts';

import type { FaultRow } from './fault-rows.ts';

const time = (ms: number) => (ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1000} s`);

/** docs/engine-faults.md: what has to come of each fault, with the bounds that hold. */
export function engineFaultsPage(rows: readonly FaultRow[]): string {
  const table = rows.map(({ fault, outcome, said }) => line([fault, outcome, said]));
  return `# What happens when an engine or builder fails

An engine or a builder pushes the image to the action, or saves it if it cannot reach the action. This page lists what
comes of each fault on the way. A figure is never wrong: it is right, or it is unknown and the report says why, or the
image is not measured and the job fails with the reason. Nothing waits forever.

- **right**: the figures are right, and there is no message.
- **unknown**: some figures are unknown, and the report has the reason. The others are right.
- **error**: the image is not measured, and the job fails with this message.

In \`src/docker/bounds.ts\` are these bounds:

- An engine answers a question within ${time(engine.answer)}.
- A builder starts within ${time(engine.bootstrap)}.
- Whether they reach the action is known after ${time(engine.probe)}. If an answer takes long, the action waits
  ${engine.probeAnswers} times as long as that answer took, at most ${time(engine.probeLongest)}.
- A push is given up if the action receives nothing for ${time(engine.pushIdle)}.
- \`docker save\` is given up if its first byte takes longer than ${time(engine.saveStart)} (the classic store copies all layers
  first), or any further byte ${time(engine.saveIdle)}.

In \`src/oci/bounds.ts\`: an upload that brings nothing for ${time(registry.noProgress)} is cut. A build has no bound, because what
it runs is yours: set \`timeout-minutes\` of the job.

This page is generated from \`__tests__/e2e/engine/fault-rows.ts\` by \`npm run docs\`. \`npm test\` tries some of these
faults, and \`npm run soak\` tries all of them, with Docker Engine and BuildKit.

${line(['fault', 'outcome', 'message'])}
${line(['---', '---', '---'])}
${table.join('\n')}
`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replace(/[|<>]/g, (sign) => `\\${sign}`)).join(' | ')} |`;
}
