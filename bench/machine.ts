import { cpus, release, totalmem } from 'node:os';
import type { Bed } from '../testbed/bed.ts';
import { run } from '../testbed/commands.ts';
import { type Engine, layerCount } from './images.ts';
import { megabytes } from './table.ts';

/** What the figures depend on, as lines of a list; nothing that names the machine. */
export async function describeMachine(bed: Bed, base: string, engine: Engine): Promise<string[]> {
  const ask = async (program: string, ...args: string[]): Promise<string> =>
    (await run(program, args, { env: engine.env })).trim().split('\n')[0] ?? '';
  const bytes = Number(await ask('docker', 'image', 'inspect', '--format', '{{.Size}}', base));
  return [
    `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${(totalmem() / 1024 ** 3).toFixed(0)} GiB of memory, Linux ${release()}`,
    `Docker Engine ${bed.engine?.version}, storage driver ${bed.engine?.storageDriver}; ${await ask('skopeo', '--version')}; Node ${process.version}; ${await ask('gzip', '--version')}; ${await ask('tar', '--version')}`,
    `base image: aspnet of .NET ${bed.dotnetTag}${bed.standIns ? ', a stand-in built from Debian and the .NET SDK,' : ''} with ${megabytes(bytes)} in ${await layerCount(base, engine)} layers`,
  ];
}
