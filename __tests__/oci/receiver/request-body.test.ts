import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bounds } from '../../../src/oci/bounds.ts';
import { BodyCutError, BodyGate, readBody, readSmallBody } from '../../../src/oci/receiver/request-body.ts';
import { lowered } from '../../fakes/lowered-bounds.ts';

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
  it('is read at the pace of its consumer', async () => {
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

  it('that was cut before it was read ends with the same error', async () => {
    const { request, client } = await receive(100);
    client.destroy();
    await new Promise((resolve) => request.socket.on('close', resolve));
    await expect(readBody(request, nothing)).rejects.toThrow(BodyCutError);
  });

  it('that stalls for too long ends with the same error, and its connection is closed', async () => {
    lowered({ noProgress: 50 });
    const { request, client } = await receive(100);
    client.write('half');
    await expect(readBody(request, nothing)).rejects.toMatchObject({
      message: 'the client stopped sending',
      cause: { message: 'no data arrived for 0.05 s' },
    });
    await once(client, 'close');
  });

  it('may take any time: only silence is limited, by a timeout that Node starts again with every byte', async () => {
    const { request, client } = await receive(4);
    client.write('body');
    let timeout: number | undefined;
    await readBody(request, () => {
      timeout = request.socket.timeout;
    });
    expect(timeout).toBe(bounds.noProgress);
  });

  it('leaves no timeout on its connection', async () => {
    const { request, client } = await receive(4);
    client.write('body');
    await readBody(request, nothing);
    expect(request.socket.timeout).toBe(0);
    expect(request.listenerCount('timeout')).toBe(0);
  });

  it('passes an error of its consumer on unchanged', async () => {
    const { request, client } = await receive(4);
    client.write('body');
    const bug = new TypeError('a bug');
    await expect(
      readBody(request, () => {
        throw bug;
      }),
    ).rejects.toBe(bug);
  });

  it('of at most the limit is returned whole', async () => {
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

  it('lets as many bodies be read at once as its limit, in the order in which they came', async () => {
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

  it('lets the next body in when a reader fails', async () => {
    const gate = new BodyGate(1);
    await expect(gate.through(() => Promise.reject(new Error('cut')))).rejects.toThrow('cut');
    expect(await gate.through(async () => 'next')).toBe('next');
  });

  it('lets a body in after a bounded wait, even if the others are stuck', async () => {
    lowered({ bodyWait: 20 });
    const gate = new BodyGate(2);
    const stuck = held();
    const first = [gate.through(() => stuck.until), gate.through(() => stuck.until)];
    expect(await gate.through(async () => 'third')).toBe('third');
    stuck.release();
    await Promise.all(first);
    expect(await gate.through(async () => 'fourth')).toBe('fourth');
  });

  it('keeps to its limit again after it let more in', async () => {
    const gate = new BodyGate(1);
    const [one, two, entered] = [held(), held(), held()];
    const first = gate.through(() => one.until);
    lowered({ bodyWait: 20 });
    const second = gate.through(() => {
      entered.release();
      return two.until;
    });
    await entered.until;
    lowered({ bodyWait: 60_000 });
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
