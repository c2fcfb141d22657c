import { createContext, useContext } from 'react';
import type { FormTranslate } from './messages.ts';
import type { Editor } from './use-editor.ts';
import type { SaveAgain } from './use-save-again.ts';

/** What every part of an open form works with. */
export interface FormContextValue {
  editor: Editor;
  /** When the save that failed is sent again by itself. */
  again: SaveAgain | undefined;
  translate: FormTranslate;
  /** Makes ids that are unique on the page. */
  prefix: string;
  /** Leaves this form for another customer's. */
  openOther: (id: string) => void;
}

export const FormContext = createContext<FormContextValue | undefined>(undefined);

export function useForm(): FormContextValue {
  const value = useContext(FormContext);
  if (!value) throw new Error('A part of the form is rendered outside of it.');
  return value;
}
