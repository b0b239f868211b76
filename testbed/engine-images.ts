import { ask, run } from './commands.ts';
import type { StandIn } from './dotnet-images.ts';
import { AUTHOR } from './image-documents.ts';

const MICROSOFT = 'mcr.microsoft.com';

/**
 * Gives the engine the stand-ins under Microsoft's names, pulled from the registry (`localhost:5055`);
 * what it has is not pulled again.
 * @throws Error rather than take such a name from an image that is not a stand-in.
 */
export async function provideImages(
  env: NodeJS.ProcessEnv,
  registry: string,
  images: readonly StandIn[],
): Promise<void> {
  const wanted = images.map((image) => image.tags.map((tag) => `${image.repository}:${tag}`));
  const found = await inspect(env, wanted.flat());
  // One after the other, as each image holds the layers of the one before it.
  for (const [index, image] of images.entries()) {
    const missing = (wanted[index] ?? []).filter((name) => isMissing(name, found.get(name), image));
    for (const name of missing) {
      await run('docker', ['pull', '--quiet', `${registry}/${name}`], { env });
      await run('docker', ['tag', `${registry}/${name}`, `${MICROSOFT}/${name}`], { env });
    }
  }
}

/** Id and author of the images that the engine has under Microsoft's names. */
async function inspect(env: NodeJS.ProcessEnv, names: readonly string[]): Promise<Map<string, string>> {
  const question = ['image', 'inspect', '--format', '{{.Id}} {{.Author}}'];
  const spelled = names.map((name) => `${MICROSOFT}/${name}`);
  // One question for all, while the engine has all: each start of the client takes a tenth of a second.
  const all = (await ask('docker', [...question, ...spelled], { env }))?.split('\n');
  const answers =
    all ?? (await Promise.all(spelled.map((name) => ask('docker', [...question, name], { env }))));
  return new Map(
    names.flatMap((name, index) => {
      const answer = answers[index];
      return answer === undefined ? [] : [[name, answer] as const];
    }),
  );
}

function isMissing(name: string, inspected: string | undefined, image: StandIn): boolean {
  if (inspected === undefined) return true;
  const [id = '', ...author] = inspected.split(' ');
  // The classic image store identifies an image by its config, containerd's by what its tag names.
  if ([image.config.digest, image.manifest.digest, image.list.digest].includes(id)) return false;
  if (author.join(' ') === AUTHOR) return true; // of an older recipe
  throw new Error(
    `the engine has another ${MICROSOFT}/${name} (${id}): remove it, or make ${MICROSOFT} reachable`,
  );
}
