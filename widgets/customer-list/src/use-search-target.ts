import { useWidget } from '@customer-kit/kit';
import { type RefObject, useEffect } from 'react';

/** A search of the group goes on to the rows of this list, if it lists what is searched for. */
export function useSearchTarget(region: RefObject<HTMLElement | null>, follows: boolean): void {
  const { lists } = useWidget().group;
  useEffect(() => {
    const element = region.current;
    if (!element || !follows) return undefined;
    lists.add(element);
    return () => void lists.delete(element);
  }, [region, follows, lists]);
}
