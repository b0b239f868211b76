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
  const wanted = images.flatMap((image) =>
    image.tags.map((tag) => ({ image, name: `${image.repository}:${tag}` })),
  );
  const missing = await Promise.all(
    wanted.map(({ image, name }) => isMissing(env, `${MICROSOFT}/${name}`, image)),
  );
  // One after the other, as each image holds the layers of the one before it.
  for (const { name } of wanted.filter((_, index) => missing[index] === true)) {
    await run('docker', ['pull', '--quiet', `${registry}/${name}`], { env });
    await run('docker', ['tag', `${registry}/${name}`, `${MICROSOFT}/${name}`], { env });
  }
}

async function isMissing(env: NodeJS.ProcessEnv, name: string, image: StandIn): Promise<boolean> {
  const inspected = await ask('docker', ['image', 'inspect', '--format', '{{.Id}} {{.Author}}', name], {
    env,
  });
  if (inspected === undefined) return true;
  const [id = '', ...author] = inspected.split(' ');
  // The classic image store identifies an image by its config, containerd's by what its tag names.
  if ([image.config.digest, image.manifest.digest, image.list.digest].includes(id)) return false;
  if (author.join(' ') === AUTHOR) return true; // of an older recipe
  throw new Error(`the engine has another ${name} (${id}): remove it, or make ${MICROSOFT} reachable`);
}
