import type { MeasurementCache } from '../../src/cache/measurement-cache.ts';
import type { SaveOutcome } from '../../src/cache/outcome.ts';

/** Keeps measurements in memory. */
export class CacheFake implements MeasurementCache {
  readonly entries = new Map<string, Uint8Array>();
  /** Keys that were looked for. */
  readonly asked: string[] = [];

  async restore(key: string): Promise<Uint8Array | undefined> {
    this.asked.push(key);
    return this.entries.get(key);
  }

  async save(key: string, content: Uint8Array): Promise<SaveOutcome> {
    if (this.entries.has(key)) return 'exists';
    this.entries.set(key, content);
    return 'saved';
  }
}
