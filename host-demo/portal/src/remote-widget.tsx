import type { MountedWidget, WidgetName, WidgetOptions } from '@customer-kit/kit';
import { useEffect, useRef, useState } from 'react';
import { loadMount } from './remotes.ts';
import { type Texts, useTexts } from './texts.ts';

/** The widgets that the portal has a name for. */
type PortalWidget = WidgetName & keyof Texts;

/** A widget in the portal's tree: an element the portal's React leaves alone, in which the remote draws. */
export function RemoteWidget({ widget, options }: { widget: PortalWidget; options: WidgetOptions }) {
  const element = useRef<HTMLDivElement>(null);
  const mounted = useRef<MountedWidget<WidgetOptions>>(undefined);
  const newest = useRef(options);
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    newest.current = options;
    mounted.current?.update(options);
  }, [options]);

  useEffect(() => {
    let left = false;
    async function show() {
      try {
        const mount = await loadMount(widget);
        if (left || !element.current) return;
        mounted.current = mount(element.current, newest.current);
        setFailed(false);
      } catch (error) {
        console.warn(`${widget} could not be loaded (attempt ${attempt + 1}).`, error);
        if (!left) setFailed(true);
      }
    }
    void show();
    return () => {
      left = true;
      mounted.current?.unmount();
      mounted.current = undefined;
    };
  }, [widget, attempt]);

  return (
    <>
      {failed && <Unavailable widget={widget} onRetry={() => setAttempt(attempt + 1)} />}
      <div ref={element} data-widget={widget} />
    </>
  );
}

function Unavailable({ widget, onRetry }: { widget: PortalWidget; onRetry: () => void }) {
  const texts = useTexts();
  return (
    <div className="unavailable" role="alert">
      <p>
        <strong>{texts[widget]}</strong> {texts.unavailable}
      </p>
      <button type="button" className="control" onClick={onRetry}>
        {texts.retry}
      </button>
    </div>
  );
}
