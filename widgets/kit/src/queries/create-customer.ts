import type { CreateCustomerBody } from '@customer-kit/contract';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { retriesRead } from '../api/retry.ts';
import { useWidget } from '../widget-context.ts';
import { putIntoLists } from './list-cache.ts';

/**
 * Creates a customer, puts it into the lists already loaded and dispatches `customer-create`. Until it succeeds, trying
 * the same body again carries the same `Idempotency-Key`: a first try whose answer got lost is not done twice.
 */
export function useCreateCustomer() {
  const { group, dispatch } = useWidget();
  const intent = useRef({ body: '', key: '' });

  function keyOf(body: string): string {
    if (intent.current.body !== body) intent.current = { body, key: randomKey() };
    return intent.current.key;
  }

  return useMutation({
    mutationFn: (body: CreateCustomerBody) =>
      group.client.call('createCustomer', { headers: { 'idempotency-key': keyOf(JSON.stringify(body)) }, body }),
    // Safe even when nobody knows what became of the first one.
    retry: retriesRead,
    onSuccess(customer) {
      intent.current = { body: '', key: '' };
      putIntoLists(group.queryClient, customer);
      dispatch('customer-create', { customer });
    },
  });
}

/** 128 random bits. `crypto.randomUUID` is missing on pages of an intranet served without TLS. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
