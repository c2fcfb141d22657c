import type { CreateCustomerBody, FieldError, UpdateCustomerBody } from '@customer-kit/kit';
import { createCustomerBody, updateCustomerBody, validate } from '@customer-kit/kit/validation';
import { type FieldName, fieldAt } from './fields.ts';
import { bodyOf, type FormValues } from './form-values.ts';

/** Why a field is not accepted: a rule of the contract, or the server's answer. */
export interface FieldFault {
  code: string;
  params?: FieldError['params'];
  /** With `taken`: the customer that has the address. */
  conflictingId?: string | undefined;
}

export type FieldFaults = Readonly<Partial<Record<FieldName, FieldFault>>>;

export type CheckedCreate = { ok: true; body: CreateCustomerBody } | { ok: false; faults: FieldFaults };
export type CheckedUpdate = { ok: true; body: UpdateCustomerBody } | { ok: false; faults: FieldFaults };

export function checkCreate(values: FormValues): CheckedCreate {
  const result = validate(createCustomerBody, bodyOf(values), 'body');
  return result.ok ? { ok: true, body: result.data } : { ok: false, faults: faultsOf(result.errors) };
}

export function checkUpdate(values: FormValues): CheckedUpdate {
  const result = validate(updateCustomerBody, bodyOf(values), 'body');
  return result.ok ? { ok: true, body: result.data } : { ok: false, faults: faultsOf(result.errors) };
}

/** The first error of each field. Errors of what the form has no field for are left out. */
export function faultsOf(errors: readonly FieldError[]): FieldFaults {
  const faults: Partial<Record<FieldName, FieldFault>> = {};
  for (const { pointer, code, params } of errors) {
    const name = fieldAt(pointer);
    if (name) faults[name] ??= { code, ...(params && { params }) };
  }
  return faults;
}
