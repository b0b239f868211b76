import { expect, it } from 'vitest';
import { readInputs } from '../../src/action/inputs.ts';
import { buildImages } from '../../src/build/build-images.ts';
import type { Tools } from '../../src/tools/tools.ts';
import { projectTarget } from '../fakes/targets.ts';
import { webProject } from '../plan/facts.ts';

const PLACES = { workspace: '/repo', temporaryFolder: '/tmp' };
const project = webProject('/repo/Api/Api.csproj');
const target = projectTarget(project, { docker: { generated: true } });

it('an engine that cannot hold several platforms refuses them before the app is published', async () => {
  const inputs = readInputs((name) => (name === 'platforms' ? 'linux/amd64,linux/arm64' : ''));
  // Without any other tool, publishing would be another error.
  const tools = {
    buildxBuilder: async () => undefined,
    engine: async () => ({ version: '20.10', storageDriver: 'overlay2', containerdStore: false }),
  } as unknown as Tools;
  await expect(buildImages(target, inputs, PLACES, tools)).rejects.toThrow(
    /this Docker engine \(20\.10\) keeps images in its classic store/,
  );
});
