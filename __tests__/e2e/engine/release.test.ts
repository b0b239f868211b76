import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createDocker } from '../../../src/docker/engine.ts';
import { type Execute, execute } from '../../../src/process/execute.ts';
import { tarOf } from '../../fakes/tar-writer.ts';
import { which } from '../scene.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(['classic', 'containerd'] as const)(
  'the %s store keeps an image that had no name but the one that is released',
  async (store) => {
    const { engines, path } = inject('bed');
    const env = engines?.[store].env;
    const program = await which('docker', env?.PATH ?? path);
    const on: Execute = (command, args, options) =>
      execute(command, args, { ...options, silent: true, env: { ...env, ...options?.env } });
    const docker = createDocker({ execute: on, program, temporaryFolder: folder });
    const archive = join(folder, `${store}.tar`);
    writeFileSync(archive, tarOf({ [randomUUID()]: 'content' }));
    const id = (await on(program, ['image', 'import', archive])).stdout.trim();
    const name = `release-e2e:${randomUUID()}`;
    await docker.tag(id, name);
    await docker.release(name);
    expect(await docker.inspect(id)).toMatchObject({ tags: [] });
    expect(await docker.inspect(name)).toBeUndefined();
    await docker.remove(id);
  },
);
