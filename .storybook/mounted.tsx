import type { Mount, WidgetOptions } from '@customer-kit/kit';
import { useEffect, useRef } from 'react';

export interface MountedProps<P extends WidgetOptions> {
  mount: Mount<P>;
  options: P;
  /** Space to give the widget, in pixels. Default: what it takes. */
  height?: number;
}

/** A widget as a host mounts it: into an element of its own, changed by `update`, taken away by `unmount`. */
export function Mounted<P extends WidgetOptions>({ mount, options, height }: MountedProps<P>) {
  const element = useRef<HTMLDivElement>(null);
  const widget = useRef<ReturnType<Mount<P>>>(undefined);

  useEffect(() => {
    if (widget.current) widget.current.update(options);
    else if (element.current) widget.current = mount(element.current, options);
  }, [mount, options]);

  useEffect(() => {
    return () => {
      const { unmount } = widget.current ?? {};
      widget.current = undefined;
      // Storybook's React is the widget's, which cannot end one tree while it commits another.
      if (unmount) queueMicrotask(unmount);
    };
  }, []);

  return <div ref={element} style={{ blockSize: height }} />;
}
