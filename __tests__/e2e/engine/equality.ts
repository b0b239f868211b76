import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { ImageReport } from '../../../src/report/report.ts';
import { type RunningRegistry, startRegistry } from '../../../testbed/registry.ts';
import type { StepResult } from '../../fakes/runner.ts';
import { output, type PublishedLayer, publishedLayers, total, unpackedSize } from '../independent.ts';
import { act, alsoPushTo, checkout } from '../scene.ts';
import { startTee, type Tee } from '../tee.ts';
import { bedEngine, stepEnvironment } from './engines.ts';

/** A builder and a kind of Dockerfile, on a real app. */
export interface Case {
  readonly kind: string;
  readonly example: string;
  readonly builder: 'sdk' | 'docker' | 'auto';
  /** The repository of the base image; `dotnet/aspnet` if absent. */
  readonly base?: string;
  /** With the modern engine: containerd's image store, and a client with buildx. */
  readonly modern?: boolean;
}

const TAG = '10.0';

/** Declares tests that the action's figures are those of real registries, skopeo and gzip. */
export function figuresAreEqual({ kind, example, builder, base = 'dotnet/aspnet', modern }: Case): void {
  describe(kind, () => {
    let real: RunningRegistry;
    let tee: Tee;
    let result: StepResult;
    let image: ImageReport;
    let baseLayers: readonly PublishedLayer[];
    let pushed: readonly PublishedLayer[];

    beforeAll(async () => {
      real = await startRegistry();
      tee = await startTee(async () => measuringRegistry(await also.started()));
      const engine = modern ? stepEnvironment(bedEngine('containerd')) : {};
      const also = await alsoPushTo(real.host, tee.host, engine.PATH);
      // A registry that has the base image spares the engine from compressing its layers for the push.
      if (builder !== 'sdk') await publishBase(real.host, base);
      const env = { ...engine, ...also.env };
      const step = await act({ workspace: await checkout(example), with: { builder }, env });
      expect(step.exitCode, step.stdout + step.stderr).toBe(0);
      const [only] = step.report?.images ?? [];
      if (!only) throw new Error('nothing was measured');
      [result, image] = [step, only];
      baseLayers = await publishedLayers(inject('bed').registry, base, TAG);
      if (builder === 'sdk') await tee.copyBlobs(real.host, 'also/pushed');
      pushed = builder === 'sdk' ? tee.layers() : await publishedLayers(real.host, 'also/pushed', 'head');
    });

    afterAll(async () => {
      await Promise.all([real?.stop(), tee?.[Symbol.asyncDispose]()]);
    });

    it('weighs base layers as skopeo’s raw manifest of the base has them', () => {
      const measured = image.layers.filter((layer) => layer.from === 'base');
      expect(measured.map(({ digest, download }) => ({ digest, size: download }))).toEqual(
        baseLayers.map(({ digest, size }) => ({ digest, size })),
      );
      expect(image.base?.reference).toBe(`mcr.microsoft.com/${base}:${TAG}`);
    });

    it('weighs app layers as a real registry received them from the same builder', async () => {
      const measured = image.layers.filter((layer) => layer.from === 'app');
      const app = pushed.slice(baseLayers.length);
      expect(app.length).toBeGreaterThan(0);
      const onDisk = await real.blobSizes();
      expect(measured.map((layer) => layer.download)).toEqual(app.map(({ digest }) => onDisk.get(digest)));
      expect(image.sizes.download).toBe(total([...baseLayers, ...app].map((layer) => layer.size)));
      expect(result.outputs['download-size']).toBe(String(image.sizes.download));
    });

    it('has the disk size that gzip -dc | wc -c adds up to', async () => {
      const sizes = [
        ...(await Promise.all(baseLayers.map((layer) => unpackedSize(inject('bed').registry, base, layer)))),
        ...(await Promise.all(
          pushed.slice(baseLayers.length).map((layer) => unpackedSize(real.host, 'also/pushed', layer)),
        )),
      ];
      expect(image.layers.map((layer) => layer.disk)).toEqual(sizes);
      expect(image.sizes.disk).toBe(total(sizes));
      expect(result.outputs['disk-size']).toBe(String(total(sizes)));
    });

    it('has the SDK ratio that the two raw manifests give', async () => {
      const sdk = await publishedLayers(inject('bed').registry, 'dotnet/sdk', TAG);
      const app = pushed.slice(baseLayers.length);
      const ratio =
        total([...baseLayers, ...app].map(({ size }) => size)) / total(sdk.map(({ size }) => size));
      expect(image.sdk?.ratio).toBe(ratio);
      expect(result.outputs['sdk-ratio']).toBe(String(ratio));
    });

    it('was sent little more than the app layers', () => {
      const received = Number(/received .* \((\d+) B\)/.exec(result.stdout)?.[1]);
      // Manifest, config and Docker's few tiny base layers are some kB, whatever the app weighs.
      expect(received).toBeGreaterThan(image.app.download ?? 0);
      expect(received).toBeLessThanOrEqual((image.app.download ?? 0) * 1.05 + 16_384);
    });
  });
}

async function publishBase(host: string, repository: string): Promise<void> {
  const [from, to] = [`${inject('bed').registry}/${repository}:${TAG}`, `${host}/also/pushed:base`];
  const insecure = ['--src-tls-verify=false', '--dest-tls-verify=false'];
  await output('skopeo', ['copy', '--quiet', ...insecure, `docker://${from}`, `docker://${to}`]);
}

/** Where the action told dotnet to push to. */
function measuringRegistry(started: readonly string[]): string {
  // A publish may begin before the evaluation, and so before the last start.
  const address = /-p:ContainerRegistry=(\S+)/.exec(started.join('\n'))?.[1];
  if (!address) throw new Error('dotnet was not told where to push to');
  return address;
}
