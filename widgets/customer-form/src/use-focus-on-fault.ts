import { type RefObject, useEffect, useRef } from 'react';
import { fieldNames } from './fields.ts';
import type { Editor } from './use-editor.ts';

/** Each time a submit is stopped: to the first open choice, else to the first field that has a fault. */
export function useFocusOnFault(form: RefObject<HTMLFormElement | null>, { stops, faults }: Editor): void {
  const current = useRef(faults);
  useEffect(() => {
    current.current = faults;
  }, [faults]);

  useEffect(() => {
    if (stops === 0) return;
    const first = fieldNames.find((name) => current.current[name]);
    const target =
      form.current?.querySelector<HTMLElement>('[data-unsettled]') ??
      form.current?.querySelector<HTMLElement>(`[name="${first}"]`);
    target?.focus();
  }, [form, stops]);
}
