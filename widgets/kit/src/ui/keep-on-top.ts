/**
 * Shows an element in the browser's top layer, and again when the page has moved it, which takes it from there: no event
 * tells, but it is not to be seen any more. One that the page has taken away meanwhile is not shown. The result ends that.
 * `show`: how, where it is no popover.
 */
export function keepOnTop(element: HTMLElement, show = () => element.showPopover()): () => void {
  const look = () => {
    if (element.isConnected && !element.matches(':modal, :popover-open')) show();
  };
  look();
  const watching = new IntersectionObserver(look);
  watching.observe(element);
  return () => watching.disconnect();
}
