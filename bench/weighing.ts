import { run } from '../testbed/commands.ts';
import { type RunningRegistry, startRegistry } from '../testbed/registry.ts';
import { type Case, GIGABYTES, turnCases } from './cases.ts';
import { copyToFolder, inspect, save } from './contenders.ts';
import { type AppImage, layerCount, loadImage, removeImage } from './images.ts';
import { type Contender, type Times, takeTurns } from './pairs.ts';
import { type RealPush, realPush } from './real-push.ts';
import type { Scene } from './scene.ts';
import { stepCost } from './step.ts';

/** What was found of one image: everybody's times, and the peaks of our memory in bytes. */
export interface Weighed {
  readonly image: AppImage;
  readonly ours: Times;
  /** Of ours, without the start of the process and what comes after the figures. */
  readonly weighing: Times;
  readonly others: readonly Times[];
  readonly peaks: readonly number[];
}

export async function weighAll(scene: Scene): Promise<Weighed[]> {
  const { options, engine, base } = scene;
  const wanted = turnCases(await layerCount(base, engine)).filter(
    ({ name, quick }) => options.wants(`weigh ${name}`) && (quick || !options.quick),
  );
  const alone = options.quick ? [] : GIGABYTES.filter(({ name }) => options.wants(`weigh ${name}`));
  if (wanted.length + alone.length === 0) return [];
  const real = await realPush(base, engine.env);
  const published = await startRegistry();
  try {
    const weighed: Weighed[] = [];
    for (const image of wanted)
      weighed.push(await withImage(image, scene, (tag) => inTurns(image, tag, { scene, real, published })));
    for (const image of alone)
      weighed.push(await withImage(image, scene, (tag) => byItself(image, tag, scene)));
    return weighed;
  } finally {
    await Promise.all([real.stop(), published.stop()]);
  }
}

async function withImage<T>(
  image: AppImage,
  { engine, base, say }: Scene,
  part: (tag: string) => Promise<T>,
): Promise<T> {
  say(`weighing ${image.name} ...`);
  const tag = await loadImage(image, base, engine);
  try {
    return await part(tag);
  } finally {
    await removeImage(tag, engine);
  }
}

interface Against {
  readonly scene: Scene;
  readonly real: RealPush;
  readonly published: RunningRegistry;
}

async function inTurns(image: Case, tag: string, { scene, real, published }: Against): Promise<Weighed> {
  const { env } = scene.engine;
  const local = ours(`local://${tag}`, scene);
  const contenders: Contender[] = [
    { name: 'ours', run: local.run },
    { name: 'docker save >/dev/null', run: () => save(tag, env) },
    { name: 'docker push, empty registry', run: () => real.toEmpty(tag) },
    { name: 'docker push, base there', run: () => real.toOneWithBase(tag) },
  ];
  if (image.others !== 'none')
    contenders.push({ name: 'skopeo copy to dir:', run: () => copyToFolder(tag, env) });
  if (image.others === 'all') {
    const reference = await publish(image, tag, published, env);
    contenders.push(
      { name: 'ours, of registry://', run: ours(`registry://${reference}`, scene).run },
      { name: 'skopeo inspect --raw, config', run: () => inspect(reference) },
    );
  }
  const [first, ...others] = await takeTurns(contenders, scene.options.rounds);
  if (!first) throw new Error('nobody took a turn');
  return { image, ours: first, others, ...local.found() };
}

async function byItself(image: AppImage, tag: string, scene: Scene): Promise<Weighed> {
  const local = ours(`local://${tag}`, scene);
  const ms = [await local.run()];
  return { image, ours: { name: 'ours', ms }, others: [], ...local.found() };
}

/** Our step, and what else was found of it. */
function ours(
  source: string,
  { bed }: Scene,
): Pick<Contender, 'run'> & { found(): Pick<Weighed, 'weighing' | 'peaks'> } {
  const weighing: number[] = [];
  const peaks: number[] = [];
  return {
    run: async () => {
      const cost = await stepCost({ image: source }, bed);
      weighing.push(cost.weighing);
      peaks.push(cost.peak);
      return cost.ms;
    },
    found: () => ({ weighing: { name: 'weighing alone', ms: weighing }, peaks }),
  };
}

async function publish(
  image: Case,
  tag: string,
  { host }: RunningRegistry,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const reference = `${host}/bench/${image.name}:1`;
  await run('docker', ['image', 'tag', tag, reference], { env });
  await run('docker', ['image', 'push', '--quiet', reference], { env });
  await run('docker', ['image', 'rm', '--force', reference], { env });
  return reference;
}
