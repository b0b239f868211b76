/** First argument of the action's own program when it is started to speak to the Actions cache. */
export const CACHE_COMMAND = 'actions-cache';

/** Of an entry, relative to the working folder. Part of what @actions/cache finds entries by: never change it. */
export const ENTRY_FILE = 'measurement';

/** Last line of a process that has saved. */
export const SAVED = 'aspnet-image-size: saved';

/**
 * A process of its own, started in an empty folder. @actions/cache takes its paths from the working folder, warns in
 * the job's log of what is no warning here, retries for minutes where a service is down, and throws from event
 * handlers where nobody can catch: so it does all that where it can be told what to do, read and ended.
 */
export async function cacheProcess([command, key = '']: readonly string[]): Promise<void> {
  const { restoreCache, saveCache } = await import('@actions/cache');
  if (command === 'restore') await restoreCache([ENTRY_FILE], key);
  else if ((await saveCache([ENTRY_FILE], key)) !== -1) console.log(SAVED);
}
