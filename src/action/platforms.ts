import { type Platform, parsePlatform, samePlatform } from '../model/image.ts';
import type { WantedPlatform } from '../oci/archive/stored-image.ts';
import type { InputReader } from './input-reader.ts';

/** Input `platforms`; empty if it is not set. A report has one image per name and platform, so each may be named once. */
export function readPlatforms(reader: InputReader): readonly Platform[] {
  const platforms: { readonly text: string; readonly platform: Platform }[] = [];
  for (const text of reader.list('platforms', 'separate')) {
    const platform = parsePlatform(text);
    if (!platform) {
      reader.wrong('platforms', text, 'expected OS/ARCHITECTURE, such as linux/amd64 or linux/arm64');
      continue;
    }
    const same = platforms.find((other) => samePlatform(other.platform, platform));
    if (same) reader.wrong('platforms', text, `the same platform as ${same.text}; name each platform once`);
    platforms.push({ text, platform });
  }
  return platforms.map(({ platform }) => platform);
}

/** The platforms that the user named; otherwise the runner's, or the only one that an image has. */
export function wantedPlatforms(named: readonly Platform[]): readonly WantedPlatform[] {
  if (named.length > 0) return named.map((platform) => ({ platform, required: true }));
  return [{ platform: runnerPlatform(), required: false }];
}

/** Linux on the runner's processor. */
export function runnerPlatform(): Platform {
  return { os: 'linux', architecture: process.arch === 'x64' ? 'amd64' : process.arch };
}
