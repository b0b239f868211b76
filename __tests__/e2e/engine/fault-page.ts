import { bounds as engine } from '../../../src/docker/bounds.ts';
import { bounds as registry } from '../../../src/oci/bounds.ts';

import type { FaultRow } from './fault-rows.ts';

const time = (ms: number) => (ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1000} s`);

/** docs/engine-faults.md: what has to come of each fault, with the bounds that hold. */
export function engineFaultsPage(rows: readonly FaultRow[]): string {
  const table = rows.map(({ fault, outcome, said }) => line([fault, outcome, said]));
  return `# What happens when an engine or builder fails

The action has an engine or a builder push the image to it, or save it where it cannot reach the action. This is what
comes of each fault on the way. A figure is never wrong: it is right, or it is unknown and the report says why, or the
image is not measured and the job fails with the reason. Nothing waits for ever.

- **right**: the right figures, without a word.
- **unknown**: the right figures, but for those that the report gives a reason for.
- **error**: the image is not measured, and the job fails with what is said.

The bounds stand in two places. In \`src/docker/bounds.ts\`: an engine answers a question within ${time(engine.answer)}, and a
builder starts within ${time(engine.bootstrap)}. Whether they reach the action is known after ${time(engine.probe)}, or ${engine.probeAnswers} times what an answer took
where that is longer, at most ${time(engine.probeLongest)}. A push of which the action sees nothing for ${time(engine.pushIdle)} is given up. So is
\`docker save\` where its first byte takes longer than ${time(engine.saveStart)} (the classic store copies all layers first), or a
further one ${time(engine.saveIdle)}. In \`src/oci/bounds.ts\`: an upload that brings nothing for ${time(registry.noProgress)} is cut. Only a build has no
bound of the action's: what it runs is yours; set \`timeout-minutes\` of the job.

This page is generated from \`__tests__/e2e/engine/fault-rows.ts\` by \`npm run docs\`. \`npm test\` tries some of these
faults, and \`npm run soak\` tries all of them, with Docker Engine and BuildKit.

${line(['fault', 'outcome', 'what is said'])}
${line(['---', '---', '---'])}
${table.join('\n')}
`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((text) => text.replace(/[|<>]/g, (sign) => `\\${sign}`)).join(' | ')} |`;
}
