import { median, ratio, type Times } from './pairs.ts';
import type { Found } from './results.ts';
import { megabytes, milliseconds, table } from './table.ts';
import type { Weighed } from './weighing.ts';

const CASES = ['1mb', '40mb', '400mb'];

/** What the README shows of it: one layer, by its size; times of others as shares. */
export function summary({
  weighed,
  comparison,
  published,
}: Pick<Found, 'weighed' | 'comparison' | 'published'>): string {
  const rows = weighed.filter(({ image }) => CASES.includes(image.name)).map(row);
  const peak = Math.max(...weighed.flatMap(({ peaks }) => peaks));
  const [least, most] = extremes(weighed.map(({ image }) => image.bytes));
  return [
    table(
      [
        'the app adds',
        'whole step',
        'share of `docker save`',
        'of `docker push` to an empty registry',
        'of `docker push` to one that has the base',
      ],
      rows,
    ),
    [
      `- Memory of the action: ${megabytes(peak)} at most, for apps that add ${megabytes(least)} to ${megabytes(most)}.`,
      ...(comparison
        ? [`- From the registries of the base and the SDK image: ${Math.ceil(comparison.bytes / 1000)} kB.`]
        : []),
      ...published.map(
        ({ servers, ours, plain }) =>
          `- A step that builds a fresh checkout with the .NET SDK: ${ratio(ours, plain).toFixed(2)} times a plain \`dotnet publish -t:PublishContainer\`, with ${servers} build servers.`,
      ),
    ].join('\n'),
  ].join('\n\n');
}

function row({ image, ours, others }: Weighed): string[] {
  const share = (name: string): string => {
    const other = others.find((each: Times) => each.name === name);
    return other ? ratio(ours, other).toFixed(2) : '';
  };
  return [
    megabytes(image.bytes),
    milliseconds(median(ours.ms)),
    share('docker save >/dev/null'),
    share('docker push, empty registry'),
    share('docker push, base there'),
  ];
}

function extremes(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
