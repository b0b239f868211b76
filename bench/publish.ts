import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bed } from '../testbed/bed.ts';
import { run } from '../testbed/commands.ts';
import { startRegistry } from '../testbed/registry.ts';
import { type Contender, type Times, takeTurns } from './pairs.ts';
import { runTime } from './run-time.ts';
import type { Scene } from './scene.ts';
import { stepCost } from './step.ts';

/** A whole step next to the publish that its user would run anyway. */
export interface PublishPair {
  /** Whether the build servers of earlier builds still run. */
  readonly servers: 'cold' | 'warm';
  readonly ours: Times;
  readonly plain: Times;
}

/** As on a runner: this machine may have switched the build servers off. */
const ENV: Readonly<Record<string, undefined>> = {
  MSBUILDDISABLENODEREUSE: undefined,
  UseSharedCompilation: undefined,
  DOTNET_CLI_USE_MSBUILD_SERVER: undefined,
};

/**
 * A fresh checkout of `dotnet new webapi`: `dotnet publish -t:PublishContainer` to a real registry that has the base
 * image, and the whole step.
 */
export async function publishPairs({ bed, options, say }: Scene): Promise<PublishPair[]> {
  const wanted = (['cold', 'warm'] as const).filter((servers) => options.wants(`publish ${servers}`));
  if (wanted.length === 0) return [];
  const template = await mkdtemp(join(tmpdir(), 'bench-template-'));
  const registry = await startRegistry();
  try {
    await run('dotnet', ['new', 'webapi', '--name', 'Shop', '--output', template, '--no-restore']);
    const contenders = publishers(template, registry.host, bed);
    // The first push has the base image to send, and the first restore has packages to fetch.
    await takeTurns(contenders, 1);
    const pairs: PublishPair[] = [];
    for (const servers of wanted) {
      say(`publishing with ${servers} build servers ...`);
      const ready = servers === 'cold' ? contenders.map(withColdServers) : contenders;
      const [ours, plain] = await takeTurns(ready, options.rounds);
      if (ours && plain) pairs.push({ servers, ours, plain });
    }
    return pairs;
  } finally {
    await stopServers();
    await registry.stop();
    await rm(template, { recursive: true });
  }
}

function publishers(template: string, host: string, bed: Bed): readonly Contender[] {
  const inCheckout = async (publish: (workspace: string) => Promise<number>): Promise<number> => {
    const workspace = await mkdtemp(join(tmpdir(), 'bench-checkout-'));
    try {
      await cp(template, workspace, { recursive: true });
      return await publish(workspace);
    } finally {
      await rm(workspace, { recursive: true });
    }
  };
  const base = bed.standIns ? `${bed.registry}/dotnet/aspnet:${bed.dotnetTag}` : undefined;
  const properties = [
    `-p:ContainerRegistry=${host}`,
    '-p:ContainerRepository=bench/shop',
    ...(base === undefined ? [] : [`-p:ContainerBaseImage=${base}`]),
  ];
  const words = ['-c', 'Release', '-t:PublishContainer', ...properties];
  const env = { ...process.env, ...ENV, CI: 'true', GITHUB_ACTIONS: 'true' };
  return [
    {
      name: 'whole step',
      run: () => inCheckout(async (workspace) => (await stepCost({}, bed, { workspace, env: ENV })).ms),
    },
    {
      name: 'dotnet publish -t:PublishContainer',
      run: () =>
        inCheckout((workspace) =>
          runTime([['dotnet', 'publish', join(workspace, 'Shop.csproj'), ...words]], env),
        ),
    },
  ];
}

function withColdServers({ name, run }: Contender): Contender {
  return {
    name,
    run: async () => {
      await stopServers();
      return run();
    },
  };
}

async function stopServers(): Promise<void> {
  await run('dotnet', ['build-server', 'shutdown']);
}
