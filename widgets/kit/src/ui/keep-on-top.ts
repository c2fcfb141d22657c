/**
 * Shows an element in the browser's top layer, and again when the page has moved it, which takes it from there: no event
 * tells, but it is not to be seen any more. The result ends that.
 */
export function keepOnTop(element: HTMLElement, show: () => void): () => void {
  show();
  const watching = new IntersectionObserver(() => {
    if (element.isConnected && !element.matches(':modal, :popover-open')) show();
  });
  watching.observe(element);
  return () => watching.disconnect();
}
