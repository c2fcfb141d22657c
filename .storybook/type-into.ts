/**
 * Types a text into a field inside a shadow root, a character at a time. `userEvent.type` cannot: it prepares the field
 * at `focusin`, where the document sees the shadow host instead, and React then takes the new value for its own.
 */
export function typeInto(field: HTMLElement, text: string): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
    throw new TypeError(`<${field.localName}> is not a text field.`);
  }
  const value = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value');
  field.focus();
  for (const data of text) {
    value?.set?.call(field, field.value + data);
    field.dispatchEvent(new InputEvent('input', { data, inputType: 'insertText', bubbles: true, composed: true }));
  }
}
