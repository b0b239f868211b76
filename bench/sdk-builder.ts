import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scene } from './scene.ts';
import { stepCost } from './step.ts';

/** Peak memory of a step that builds with the .NET SDK: the action's own process, not those of dotnet. */
export interface SdkBuilderPeak {
  readonly example: string;
  /** Bytes. */
  readonly peak: number;
  /** What the measuring registry received, in words. */
  readonly received: string;
}

export async function sdkBuilderPeaks({ bed, options, say }: Scene): Promise<SdkBuilderPeak[]> {
  const found: SdkBuilderPeak[] = [];
  for (const example of options.quick ? ['minimal-api'] : ['minimal-api', 'packages']) {
    if (!options.wants(`sdk ${example}`)) continue;
    say(`building ${example} with the .NET SDK ...`);
    const workspace = await mkdtemp(join(tmpdir(), 'bench-checkout-'));
    try {
      await cp(new URL(`../examples/${example}/`, import.meta.url), workspace, { recursive: true });
      const { peak, stdout } = await stepCost({ builder: 'sdk' }, bed, { workspace });
      found.push({ example, peak, received: /received (.*) \(/.exec(stdout)?.[1] ?? 'nothing' });
    } finally {
      await rm(workspace, { recursive: true });
    }
  }
  return found;
}
