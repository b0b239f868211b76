import { describe, expect, it } from 'vitest';
import { bounds } from '../../../src/oci/bounds.ts';
import { UploadSessions } from '../../../src/oci/receiver/upload-sessions.ts';

const DAY = 86_400_000;

describe('upload sessions', () => {
  it('are found by repository and an id that nobody can guess', () => {
    const sessions = new UploadSessions();
    const [one, two] = [sessions.open('a', 0), sessions.open('a', 0)];
    expect(one.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(one.id).not.toBe(two.id);
    expect(sessions.find('a', one.id, 0)).toBe(one);
    expect(sessions.find('b', one.id, 0)).toBeUndefined();
    expect(sessions.find('a', 'constructor', 0)).toBeUndefined();
  });

  it('that nobody continues are forgotten, those in use are not', () => {
    const sessions = new UploadSessions();
    const [left, busy, used] = [sessions.open('a', 0), sessions.open('a', 0), sessions.open('a', 0)];
    busy.busy = true;
    sessions.find('a', used.id, bounds.idleSession);
    const later = sessions.open('a', bounds.idleSession + 1);
    expect(sessions.find('a', left.id, 0)).toBeUndefined();
    for (const kept of [busy, used, later]) expect(sessions.find('a', kept.id, DAY)).toBe(kept);
  });

  it('end once, and all together', async () => {
    const sessions = new UploadSessions();
    const [one, two] = [sessions.open('a', 0), sessions.open('b', 0)];
    sessions.end(one);
    sessions.end(one);
    expect(sessions.find('a', one.id, 0)).toBeUndefined();
    await two.reader.write(Buffer.from('some text'));
    sessions.endAll();
    expect(sessions.find('b', two.id, 0)).toBeUndefined();
    expect((await two.reader.finish()).content).toHaveProperty('unknown');
  });
});
