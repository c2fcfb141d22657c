/** The first of these elements, in the order of the page, that can be seen. */
export function firstVisible<E extends HTMLElement>(elements: Iterable<E>): E | undefined {
  const visible = [...elements].filter((element) => element.checkVisibility({ visibilityProperty: true }));
  return visible.toSorted((a, b) => (isAfter(hostOf(a), hostOf(b)) ? 1 : -1))[0];
}

/** Each widget is in a shadow root of its own; the page's order is that of their hosts. */
function hostOf(element: HTMLElement): Node {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : element;
}

function isAfter(a: Node, b: Node): boolean {
  return (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}
