/** The body of an answer whose connection breaks. */
export function cutOff(): ReadableStream {
  return new ReadableStream({
    pull(controller) {
      controller.error(new TypeError('network error'));
    },
  });
}
