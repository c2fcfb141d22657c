import type { Customer } from '@customer-kit/contract';
import { sampleCustomer } from '@customer-kit/contract/sample';
import type { CustomerStore } from './customer-store.ts';
import { TimeSlices } from './time-slices.ts';

/** 2024-01-01T08:00Z. Sample customers were created in the 900 days after it, in no order of name or number. */
const firstCreated = 1_704_096_000_000;
const createdWithinSeconds = 77_760_000;
const stepSeconds = 48_060_637;

/** More than this many are made in slices. */
const atOnce = 2_000;

/**
 * Fills an empty store with so many plausible customers, whose ids and dates are always the same. Up to 2,000 are there
 * when it returns; the rest follow in slices until the promise settles or the signal aborts.
 */
export async function fillWithSamples(store: CustomerStore, count: number, signal: AbortSignal): Promise<void> {
  const slices = new TimeSlices();
  for (let index = 0; index < count && !signal.aborted; index += 1) {
    store.append(sampleStoredCustomer(index));
    if (index >= atOnce && slices.over()) await slices.next();
  }
}

function sampleStoredCustomer(index: number): Customer {
  const created = firstCreated + ((index * stepSeconds) % createdWithinSeconds) * 1_000;
  const createdAt = new Date(created).toISOString();
  const { status = 'lead', ...fields } = sampleCustomer(index);
  return { id: sampleId(created, index), ...fields, status, createdAt, updatedAt: createdAt, version: 1 };
}

/** A UUIDv7 (RFC 9562 §5.7) whose random part is the customer's number. */
function sampleId(milliseconds: number, index: number): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${index.toString(16).padStart(12, '0')}`;
}
