import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ImageContents } from '../../src/model/image.ts';
import { RegistryError } from '../../src/model/user-error.ts';
import { registryClient } from '../../src/oci/client/registry-client.ts';
import { TRANSPORT_LIMITS } from '../../src/oci/http/transport-limits.ts';
import { parseReference } from '../../src/oci/name/reference.ts';
import type { Fault } from '../fakes/faulty-exchange.ts';
import { layerBytes, type PublishedImage, publish, publishIndex } from '../fakes/published-image.ts';
import { FakeRegistry } from '../fakes/registry.ts';
import { FAULTS } from '../fakes/registry-faults.ts';
import { type FaultRow, faultsPage } from './faults-page.ts';

/*
 * Every fault at every step, each time and once: the outcome is the right figure, or none with a reason, in
 * bounded time. What is found is the page docs/faults.md; `npx vitest run -u` on this file writes it anew.
 */
const STEPS = ['token', 'index', 'manifest', 'config', 'layer'] as const;
type Step = (typeof STEPS)[number];

const LIMITS = {
  imageMs: 15_000,
  idleMs: 1500,
  attemptMs: 3500,
  attempts: 2,
  backoffMs: 1,
  waitMs: 10_000,
};
/** What a slow machine may take beyond the bound before a test calls it broken. */
const SLACK_MS = 5000;
/** Faults at a time, unless they are slow ones; each is played in ten scenes. */
const AT_ONCE = 2;
const CONTENTS = [layerBytes(8, 1), layerBytes(40, 2)];

let other: FakeRegistry;
beforeAll(async () => {
  other = await FakeRegistry.start();
});
afterAll(() => other.stop());

interface Outcome {
  readonly figure: 'right' | 'layer unknown' | 'error';
  readonly said: string;
}

interface Scene {
  readonly registry: FakeRegistry;
  readonly published: PublishedImage;
  readonly requests: Readonly<Record<Step, RegExp>>;
}

async function startScene(): Promise<Scene> {
  const registry = await FakeRegistry.start();
  const published = publish(registry, { repository: 'team/app', layers: CONTENTS });
  const arm = publish(registry, { repository: 'team/app', architecture: 'arm64', layers: [] });
  publishIndex(registry, 'team/app', '1', [arm, published]);
  registry.requireToken({ login: 'me:pw' });
  const requests = {
    token: /token/,
    index: /manifests\/1$/,
    manifest: new RegExp(`manifests/${published.digest}`),
    config: new RegExp(published.configDigest),
    layer: new RegExp(published.layers[1]?.digest ?? ''),
  };
  return { registry, published, requests };
}

let relays = 0;

function inject({ registry, requests }: Scene, fault: Fault, step: Step, times: number): void {
  let left = times;
  registry.intercept(requests[step], (request, response, { body }) => {
    const right = registry.answerTo(request, body);
    // The step is what follows the token: each request without one meets a sound challenge.
    if (right.status === 401 || left-- <= 0) {
      return void response.writeHead(right.status, right.headers).end(right.body);
    }
    const elsewhere = () => {
      const path = `/relay/${++relays}/`;
      other.intercept(new RegExp(path), (_request, answer) => {
        answer.writeHead(right.status, right.headers).end(right.body);
      });
      return `${other.url}${path}`;
    };
    request.socket.on('error', () => request.socket.destroy());
    fault.answer({ right, request, response, elsewhere });
  });
}

async function play(fault: Fault, step: Step, times: number): Promise<Outcome> {
  const scene = await startScene();
  const { registry, published } = scene;
  const { host } = registry;
  inject(scene, fault, step, times);
  const client = registryClient({
    credentials: async () => ({ kind: 'password', username: 'me', password: 'pw' }),
    onSecret: () => {},
    limits: LIMITS,
  });
  const reference = parseReference(`${host}/team/app:1`);
  const start = performance.now();
  const outcome = await client.image(reference, published.platform).then(
    (image) => judge(image, published),
    (error: unknown) => refused(error, host),
  );
  expect(performance.now() - start, `${fault.name}, ${step}`).toBeLessThan(LIMITS.imageMs + SLACK_MS);
  await registry.stop();
  return { ...outcome, said: shown(outcome.said, host) };
}

/** The figures are the published ones, or a size is unknown with its reason; anything else fails the test. */
function judge(image: ImageContents, published: PublishedImage): Outcome {
  expect(image.digest).toBe(published.digest);
  expect(image.layers.map(({ digest, diffId, download }) => ({ digest, diffId, size: download }))).toEqual(
    published.layers.map((layer) => ({ ...layer, size: { bytes: layer.size, how: 'stated' } })),
  );
  const reasons = image.layers.flatMap(({ disk }, index) => {
    if ('unknown' in disk) return [disk.unknown];
    expect(disk.bytes).toBe(CONTENTS[index]?.length);
    return [];
  });
  for (const reason of reasons) expect(reason).toMatch(/^[^\r\n]{10,}$/);
  const [said = ''] = reasons;
  return { figure: reasons.length === 0 ? 'right' : 'layer unknown', said };
}

function refused(error: unknown, host: string): Outcome {
  expect(error).toBeInstanceOf(RegistryError);
  const { message, registry } = error as RegistryError;
  expect(message).toMatch(/^[^\r\n]{20,}$/);
  expect(message).toContain(`${host}/team/app`);
  expect(registry).toBe(host);
  return { figure: 'error', said: message };
}

/** The reason as a user would read it: with the bounds that hold outside of this test. */
function shown(text: string, host: string): string {
  return text
    .replaceAll(host, 'registry.example')
    .replaceAll(other.host, 'other.example')
    .replace('; on the loopback interface, http is used, never https', '')
    .replace(/sha256:\w{60,}/g, 'sha256:…')
    .replace(/: (?:socket hang up|read ECONNRESET|aborted|write EPIPE)\b/, ': socket hang up')
    .replace(`for ${LIMITS.idleMs / 1000} s`, `for ${TRANSPORT_LIMITS.idleMs / 1000} s`)
    .replace(`within ${LIMITS.attemptMs / 1000} s`, `within ${TRANSPORT_LIMITS.attemptMs / 1000} s`);
}

/** The outcome with the fault each time, and after it has passed. */
async function row(fault: Fault): Promise<FaultRow> {
  const cells = await Promise.all(
    STEPS.map(async (step) => {
      const [always, once] = await Promise.all([
        play(fault, step, Number.POSITIVE_INFINITY),
        play(fault, step, 1),
      ]).catch((cause: unknown) => {
        throw new Error(`${fault.name}, ${step}: ${cause}`, { cause });
      });
      return { always: always.figure, once: once.figure, said: always.said };
    }),
  );
  const said = [cells[1], ...cells].find((cell) => cell?.said)?.said ?? '';
  return { fault: fault.name, cells, said };
}

it('every fault at every step gives the right figure, or none with a reason, in bounded time', async () => {
  const rows = new Map<Fault, FaultRow>();
  const playAll = async (faults: readonly Fault[]) => {
    for (const [index, found] of (await Promise.all(faults.map(row))).entries()) {
      rows.set(faults[index] as Fault, found);
    }
  };
  await playAll(FAULTS.filter(({ slow }) => slow));
  const others = FAULTS.filter(({ slow }) => !slow);
  for (let from = 0; from < others.length; from += AT_ONCE) await playAll(others.slice(from, from + AT_ONCE));
  const table = FAULTS.flatMap((fault) => rows.get(fault) ?? []);
  expect(table).toHaveLength(FAULTS.length);
  for (const { authorization } of other.requests.map(({ headers }) => headers))
    expect(authorization).toBeUndefined();
  expect(other.seen(/relay/).length).toBeGreaterThan(0);
  await expect(faultsPage(table, STEPS)).toMatchFileSnapshot('../../docs/faults.md');
}, 180_000);
