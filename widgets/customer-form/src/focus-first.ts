/** To the first field of the form. */
export function focusFirst(form: ParentNode | null): void {
  form?.querySelector<HTMLElement>('[data-initial-focus]')?.focus();
}
