/** Powers of 1000 for kB, MB, GB, as Docker and registries print them; of 1024 for KiB, MiB, GiB. */
const UNITS: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
};

/**
 * Bytes of `150 MB`, `1.5GiB`, `900 kB`, in any case. Undefined for anything else, including a bare number: one reader
 * would take it for MB and the next for bytes.
 */
export function parseBytes(text: string): number | undefined {
  const match = /^(\d{1,15}(?:\.\d{1,9})?)\s{0,8}([a-z]{1,3})$/i.exec(text.trim());
  const unit = UNITS[match?.[2]?.toLowerCase() ?? ''] ?? Number.NaN;
  const bytes = Math.round(Number(match?.[1]) * unit);
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** The share in `45%` or `12.5 %` as a decimal; undefined for anything else. */
export function parsePercent(text: string): number | undefined {
  const match = /^(\d{1,6}(?:\.\d{1,9})?)\s{0,8}%$/.exec(text.trim());
  return match ? Number(match[1]) / 100 : undefined;
}

/** Three or four digits and a unit of powers of 1000: `981 B`, `9.42 MB`, `95.9 MB`, `1.21 GB`. */
export function formatBytes(bytes: number): string {
  const size = Math.abs(bytes);
  if (size < 1000) return `${bytes} B`;
  // 999,950 B must not become "1000.0 kB".
  if (size < 999.95e3) return `${threeDigits(bytes / 1e3)} kB`;
  if (size < 999.95e6) return `${threeDigits(bytes / 1e6)} MB`;
  return `${threeDigits(bytes / 1e9)} GB`;
}

function threeDigits(value: number): string {
  return value.toFixed(Math.abs(value) < 9.995 ? 2 : 1);
}

/** A difference, with its sign: `+1.02 MB`, `-340 B`, `0 B`. */
export function formatChange(bytes: number): string {
  return `${bytes > 0 ? '+' : ''}${formatBytes(bytes)}`;
}

/** One decimal below 100%: `29.4%`, `340%`. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  return `${percent.toFixed(percent < 99.95 ? 1 : 0)}%`;
}
