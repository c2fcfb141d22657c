import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { type PropsWithChildren, useEffect, useState } from 'react';
import { UPDATE_GLOBALS } from 'storybook/internal/core-events';
import { themes } from 'storybook/theming';

type Context = DocsContainerProps['context'];

/** Storybook gives pages no globals of their own; what it keeps them in is on every page's context. */
interface WithStore {
  store: { userGlobals: { get: () => { theme?: string } } };
}

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** Documentation in the toolbar's theme, or in the reader's own where the toolbar says `auto`. */
export function ThemedDocs({ context, children }: PropsWithChildren<DocsContainerProps>) {
  const dark = useIsDark(context);
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);
  return (
    <DocsContainer context={context} theme={dark ? themes.dark : themes.light}>
      <main>{children}</main>
    </DocsContainer>
  );
}

function useIsDark(context: Context): boolean {
  const [dark, setDark] = useState(() => isDark(context));
  useEffect(() => {
    const { channel } = context;
    // By then the store has it: its own listener was there first.
    const follow = () => setDark(isDark(context));
    const listening = new AbortController();
    systemIsDark.addEventListener('change', follow, listening);
    channel.on(UPDATE_GLOBALS, follow);
    return () => {
      listening.abort();
      channel.off(UPDATE_GLOBALS, follow);
    };
  }, [context]);
  return dark;
}

function isDark(context: Context): boolean {
  const { theme } = (context as unknown as WithStore).store.userGlobals.get();
  return theme === 'dark' || (theme !== 'light' && systemIsDark.matches);
}
