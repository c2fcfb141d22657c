import type { ChangeEvent, FocusEvent } from 'react';
import type { FieldName } from './fields.ts';
import { useForm } from './form-context.ts';

type Element = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Checked when it is left, then as it is typed in. */
export function useFieldEvents(name: FieldName) {
  const { dispatch } = useForm().editor;
  return {
    onChange: (event: ChangeEvent<Element>) => dispatch({ type: 'typed', name, value: event.target.value }),
    onBlur(event: FocusEvent<Element>) {
      // A fault that appears between pressing and releasing would move the button from under the pointer.
      if (event.relatedTarget instanceof HTMLButtonElement) return;
      dispatch({ type: 'left', name });
    },
  };
}
