/** First argument of the action's own program when it is started to use the Actions cache. */
export const CACHE_COMMAND = 'actions-cache';

/** The file of an entry, relative to the working folder. @actions/cache finds entries by it too: never change it. */
export const ENTRY_FILE = 'measurement';

/** Last line that the process prints after it saved. */
export const SAVED = 'aspnet-image-size: saved';

/**
 * Runs in a separate process, in an empty folder. @actions/cache takes its paths from the working folder, writes
 * warnings to the job's log, retries for minutes if a service is down, and throws from event handlers, which nothing
 * can catch. A process has its own folder, and its output can be read and its time bounded.
 */
export async function cacheProcess([command, key = '']: readonly string[]): Promise<void> {
  const { restoreCache, saveCache } = await import('@actions/cache');
  if (command === 'restore') await restoreCache([ENTRY_FILE], key);
  else if ((await saveCache([ENTRY_FILE], key)) !== -1) console.log(SAVED);
}
