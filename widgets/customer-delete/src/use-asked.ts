import { type CustomerSummary, useGroupState, useWidget } from '@customer-kit/kit';
import { useState } from 'react';
import type { CustomerDeleteOptions } from './customer-delete-options.ts';

export interface Asked {
  /** Whom to ask about; undefined: nobody. */
  customers: readonly CustomerSummary[] | undefined;
  /** Changes with them. */
  key: string;
  /** The answer was given. */
  end: () => void;
}

/**
 * Whom the host wants to delete, else whom the group does. Under a host that controls, an end lasts until it hands
 * over another array.
 */
export function useAsked({ customers: given, onClose }: CustomerDeleteOptions): Asked {
  const { dispatch, group } = useWidget();
  const inGroup = useGroupState((state) => state.deleting);
  const [ended, setEnded] = useState<readonly CustomerSummary[]>();
  const customers = given ?? inGroup ?? [];
  const key = customers.map(({ id, version }) => `${id}/${version}`).join(' ');

  return {
    customers: key === '' || ended === customers ? undefined : customers,
    key,
    end() {
      if (given) setEnded(given);
      else group.store.set({ deleting: undefined });
      onClose?.();
      dispatch('customer-close', null);
    },
  };
}
