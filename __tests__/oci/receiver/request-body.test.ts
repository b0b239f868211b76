import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BodyCutError, BodyGate, readBody, readSmallBody } from '../../../src/oci/receiver/request-body.ts';

let server: Server;
let sockets: Socket[];

beforeEach(async () => {
  sockets = [];
  server = createServer({ requestTimeout: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
  server.closeAllConnections();
});

/** A request whose body is still to be written to the socket. */
async function receive(length: number): Promise<{ request: IncomingMessage; client: Socket }> {
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
  sockets.push(client);
  client.write(`PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`);
  const [request] = (await once(server, 'request')) as [IncomingMessage];
  return { request, client };
}

const nothing = () => undefined;

describe('a body', () => {
  it('is handed over at the pace of its reader', async () => {
    const { request, client } = await receive(1_000_000);
    client.write(Buffer.alloc(1_000_000, 1));
    let [at, most, size] = [0, 0, 0];
    await readBody(request, async (chunk) => {
      at++;
      most = Math.max(most, at);
      await delay(1);
      size += chunk.length;
      at--;
    });
    expect({ size, most }).toEqual({ size: 1_000_000, most: 1 });
  });

  it('that the client cuts ends with an error that says so', async () => {
    const { request, client } = await receive(100);
    client.write('half');
    const reading = readBody(request, () => client.destroy() as never);
    await expect(reading).rejects.toThrow(BodyCutError);
  });

  it('that was cut before anybody read it ends with the same error', async () => {
    const { request, client } = await receive(100);
    client.destroy();
    await new Promise((resolve) => request.socket.on('close', resolve));
    await expect(readBody(request, nothing)).rejects.toThrow(BodyCutError);
  });

  it('that brings nothing for too long is given up', async () => {
    const { request, client } = await receive(100);
    client.write('half');
    const started = performance.now();
    await expect(readBody(request, nothing, 150)).rejects.toMatchObject({
      message: 'the client stopped sending',
      cause: { message: 'nothing came for 0.15 s' },
    });
    expect(performance.now() - started).toBeGreaterThan(100);
    await once(client, 'close');
  });

  it('that comes slowly for longer than that is read to its end', async () => {
    const { request, client } = await receive(12);
    const reading = readBody(request, nothing, 400);
    for (let i = 0; i < 12; i++) {
      client.write('x');
      await delay(50);
    }
    await reading;
  });

  it('leaves no timer on its connection', async () => {
    const { request, client } = await receive(4);
    client.write('body');
    await readBody(request, nothing, 100);
    expect(request.socket.timeout).toBe(0);
    await delay(200);
    expect(request.socket.destroyed).toBe(false);
  });

  it('keeps an error of its reader as it is', async () => {
    const { request, client } = await receive(4);
    client.write('body');
    const bug = new TypeError('a bug');
    await expect(
      readBody(request, () => {
        throw bug;
      }),
    ).rejects.toBe(bug);
  });

  it('that is small is given whole', async () => {
    const { request, client } = await receive(10);
    client.write('hello');
    setTimeout(() => client.write('world'), 20);
    let read = 0;
    const bytes = await readSmallBody(request, 10, (count) => {
      read += count;
    });
    expect([bytes?.toString(), read]).toEqual(['helloworld', 10]);
  });

  it('that is too large is read to its end but not kept', async () => {
    const { request, client } = await receive(2_000_000);
    client.write(Buffer.alloc(2_000_000));
    let read = 0;
    const bytes = await readSmallBody(request, 1000, (count) => {
      read += count;
    });
    expect([bytes, read]).toEqual([undefined, 2_000_000]);
  });
});

describe('the gate', () => {
  const held = () => {
    let release = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    return { until, release: () => release() };
  };

  it('lets as many read at once as it has places, in the order in which they came', async () => {
    const gate = new BodyGate(2);
    const order: number[] = [];
    let [inside, most] = [0, 0];
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        gate.through(async () => {
          order.push(i);
          most = Math.max(most, ++inside);
          await delay(Math.random() * 5);
          inside--;
        }),
      ),
    );
    expect(most).toBe(2);
    expect(order).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('gives back the place of a reader that fails', async () => {
    const gate = new BodyGate(1);
    await expect(gate.through(() => Promise.reject(new Error('cut')))).rejects.toThrow('cut');
    expect(await gate.through(async () => 'next')).toBe('next');
  });

  it('lets nobody wait for long behind those who are stuck', async () => {
    const gate = new BodyGate(2, 100);
    const stuck = held();
    const first = [gate.through(() => stuck.until), gate.through(() => stuck.until)];
    expect(await gate.through(async () => 'third')).toBe('third');
    stuck.release();
    await Promise.all(first);
    expect(await gate.through(async () => 'fourth')).toBe('fourth');
  });

  it('keeps to its places again after it let more in', async () => {
    const gate = new BodyGate(1, 50);
    const [one, two] = [held(), held()];
    const first = gate.through(() => one.until);
    const second = gate.through(() => two.until);
    await delay(100);
    let third = false;
    const last = gate.through(async () => {
      third = true;
    });
    one.release();
    await first;
    expect(third).toBe(false);
    two.release();
    await Promise.all([second, last]);
    expect(third).toBe(true);
  });
});
