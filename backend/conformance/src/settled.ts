import type { ApiProbe } from './api-probe.ts';

/**
 * Asserts what lists and searches show after a write. Where the API under test promises it at once (the default), that
 * is one attempt; with `settleTime` it is repeated so long.
 */
export async function settled(probe: ApiProbe, assertion: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + (probe.options.settleTime ?? 0);
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (Date.now() >= deadline) throw error;
      await new Promise((resume) => setTimeout(resume, 200));
    }
  }
}
