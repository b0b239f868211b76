/** MSBuild uses about one core and 150 MB for each. */
const atOnce = 3;

/** Maps in the items' order, with at most three under way. The first error ends it. */
export async function inTurns<T, R>(
  items: readonly T[],
  map: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await map(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
