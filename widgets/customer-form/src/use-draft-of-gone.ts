import { ApiError, isGone } from '@customer-kit/kit';
import { useEffect } from 'react';
import type { DraftKeeper } from './draft-keeper.ts';
import { valuesOf } from './form-values.ts';
import type { Editor } from './use-editor.ts';

/**
 * Typing that an earlier form left behind, of a customer who cannot be loaded because they were deleted since, goes into
 * the form as if the save had found it out. There is nothing that it would be laid over.
 */
export function useDraftOfGone(
  { ready, dispatch }: Editor,
  keeper: DraftKeeper,
  allowed: boolean,
  id = '',
  error: unknown,
): void {
  useEffect(() => {
    async function resume() {
      const [draft] = await keeper.leftBehind(id);
      if (!draft) return;
      keeper.adopt(draft);
      const { name, typed, replaced, creation } = draft;
      const now = error instanceof ApiError && error.problem.deleted;
      const left = now ? valuesOf(now) : { ...valuesOf(undefined), name };
      dispatch({
        type: 'resumed',
        gone: { id, values: { ...left, ...replaced } },
        values: { ...left, ...typed },
        creation,
      });
    }
    if (allowed && !ready && isGone(error)) void resume();
  }, [allowed, ready, dispatch, keeper, id, error]);
}
