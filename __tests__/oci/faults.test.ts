import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImageContents } from '../../src/model/image.ts';
import { RegistryError } from '../../src/model/user-error.ts';
import { registryClient } from '../../src/oci/client/registry-client.ts';
import { type Exchange, httpExchange } from '../../src/oci/http/http-exchange.ts';
import { TRANSPORT_LIMITS } from '../../src/oci/http/transport-limits.ts';
import { parseReference } from '../../src/oci/name/reference.ts';
import { type Fault, type Figures, IMAGE, REGISTRY, STEPS, type Step } from '../fakes/faulty-exchange.ts';
import { FrozenClock } from '../fakes/frozen-clock.ts';
import { layerBytes, type PublishedImage, publish, publishIndex } from '../fakes/published-image.ts';
import { FakeRegistry } from '../fakes/registry.ts';
import { FAULTS } from '../fakes/registry-faults.ts';
import { faultsPage } from './faults-page.ts';

/*
 * Every fault at every step, each time and once. The outcome is the one that the table of faults expects: the right
 * figure, or none with a reason. docs/faults.md is written from that table.
 */
const CONTENTS = [layerBytes(8, 1), layerBytes(40, 2)];

/** A limit, in ms, for requests that only a limit ends. All others have time: the machine may be busy. */
const SHORT = 100;

let other: FakeRegistry;
beforeAll(async () => {
  other = await FakeRegistry.start();
});
afterAll(() => other.stop());

interface Result {
  readonly figures: Figures;
  readonly message: string;
}

interface Scene {
  readonly registry: FakeRegistry;
  readonly repository: string;
  readonly published: PublishedImage;
  /** The request of each step. */
  readonly requests: Readonly<Record<Step, RegExp>>;
}

function scene(registry: FakeRegistry, repository: string): Scene {
  const published = publish(registry, { repository, layers: CONTENTS });
  const arm = publish(registry, { repository, architecture: 'arm64', layers: [] });
  publishIndex(registry, repository, '1', [arm, published]);
  const requests = {
    token: new RegExp(`token.*${encodeURIComponent(repository)}%3A`),
    index: new RegExp(`${repository}/manifests/1$`),
    manifest: new RegExp(`${repository}/manifests/${published.digest}`),
    config: new RegExp(`${repository}/blobs/${published.configDigest}`),
    layer: new RegExp(`${repository}/blobs/${published.layers[1]?.digest}`),
  };
  return { registry, repository, published, requests };
}

let relays = 0;

/** Requests with this header meet the fault. */
const MARK = 'x-meets-fault';

function inject({ registry, requests }: Scene, fault: Fault, step: Step): void {
  registry.intercept(requests[step], (request, response, { body }) => {
    const right = registry.answerTo(request, body);
    if (!(MARK in request.headers)) {
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

/**
 * HTTP. The first `times` requests of the step meet the fault: those with a token, or for one. If only a limit ends
 * them, it is short for them.
 */
function exchangeFor({ requests }: Scene, { endedBy, outcomes }: Fault, step: Step, times: number): Exchange {
  const usual = httpExchange(TRANSPORT_LIMITS);
  // If a retry does not help, no limit ends it.
  const faulty =
    endedBy !== undefined && outcomes[step].once === 'right'
      ? httpExchange({ ...TRANSPORT_LIMITS, [endedBy]: SHORT })
      : usual;
  let left = times;
  return (request) => {
    const ofStep = requests[step].test(request.url.href) && 'authorization' in request.headers;
    if (!ofStep || left-- <= 0) return usual(request);
    return faulty({ ...request, headers: { ...request.headers, [MARK]: 'yes' } });
  };
}

async function play(place: Scene, fault: Fault, step: Step, times: number): Promise<Result> {
  const { registry, repository, published } = place;
  inject(place, fault, step);
  const client = registryClient({
    credentials: async () => ({ kind: 'password', username: 'me', password: 'pw' }),
    onSecret: () => {},
    clock: new FrozenClock(),
    exchange: exchangeFor(place, fault, step, times),
  });
  const name = `${registry.host}/${repository}`;
  const result = await client.image(parseReference(`${name}:1`), published.platform).then(
    (image) => judge(image, published),
    (error: unknown) => refused(error, registry.host, name),
  );
  return { ...result, message: shown(result.message, registry.host, name) };
}

/** The figures are the published ones, or a size is unknown with its reason; anything else fails the test. */
function judge(image: ImageContents, published: PublishedImage): Result {
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
  const [message = ''] = reasons;
  return { figures: reasons.length === 0 ? 'right' : 'layer unknown', message };
}

function refused(error: unknown, host: string, name: string): Result {
  expect(error).toBeInstanceOf(RegistryError);
  const { message, registry } = error as RegistryError;
  expect(message).toMatch(/^[^\r\n]{20,}$/);
  expect(message).toContain(name);
  expect(registry).toBe(host);
  return { figures: 'error', message };
}

/** The message as a user would read it: with the names and the limits that hold outside of this test. */
function shown(text: string, host: string, name: string): string {
  const real = (key: 'idleMs' | 'attemptMs') => `${TRANSPORT_LIMITS[key] / 1000} s`;
  return text
    .replaceAll(name, IMAGE.replace(/:1$/, ''))
    .replaceAll(host, REGISTRY)
    .replace('; on the loopback interface, http is used, never https', '')
    .replace(/sha256:\w{60,}/g, 'sha256:…')
    .replace(/: (?:read ECONNRESET|aborted|write EPIPE)\b/, ': socket hang up')
    .replace(`no data arrived for ${SHORT / 1000} s`, `no data arrived for ${real('idleMs')}`)
    .replace(`not complete within ${SHORT / 1000} s`, `not complete within ${real('attemptMs')}`);
}

describe('a fault', () => {
  it.concurrent.each(FAULTS.map((fault) => [fault.name, fault] as const))(
    '%s',
    async (_, fault) => {
      const registry = await FakeRegistry.start();
      registry.requireToken({ login: 'me:pw' });
      const played = await Promise.all(
        STEPS.map(async (step) => {
          const [always, once] = await Promise.all([
            play(scene(registry, `${step}/always`), fault, step, Number.POSITIVE_INFINITY),
            play(scene(registry, `${step}/once`), fault, step, 1),
          ]);
          return { step, outcome: { always: always.figures, once: once.figures }, message: always.message };
        }),
      );
      await registry.stop();
      expect(Object.fromEntries(played.map(({ step, outcome }) => [step, outcome]))).toEqual(fault.outcomes);
      expect([played[1], ...played].find((step) => step?.message)?.message ?? '').toBe(fault.message);
    },
    60_000,
  );
});

it('no credentials are sent to the hosts of redirects', () => {
  expect(other.seen(/relay/).length).toBeGreaterThan(0);
  for (const { headers } of other.requests) expect(headers.authorization).toBeUndefined();
});

it('docs/faults.md lists every fault', async () => {
  await expect(faultsPage(FAULTS)).toMatchFileSnapshot('../../docs/faults.md');
});
