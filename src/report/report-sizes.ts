import { isKnown } from '../model/size.ts';
import type { Sizes } from '../model/weigh.ts';
import type { ImageReport } from './report.ts';

/** Two sizes, or two differences, as report.json has them. */
export function reportSizes({ download, disk }: Sizes): ImageReport['app'] {
  return {
    ...(isKnown(download)
      ? { download: download.bytes, downloadKnown: download.how }
      : { download: null, downloadUnknown: download.unknown }),
    ...(isKnown(disk)
      ? { disk: disk.bytes, diskKnown: disk.how }
      : { disk: null, diskUnknown: disk.unknown }),
  };
}
