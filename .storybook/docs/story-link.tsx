import type { ReactNode } from 'react';

/** To another page of this Storybook, wherever it is served: pages are shown in a frame beside the sidebar. */
export function StoryLink({
  id,
  view = 'story',
  children,
}: {
  id: string;
  view?: 'story' | 'docs';
  children: ReactNode;
}) {
  return (
    <a href={`./?path=/${view}/${id}`} target="_top">
      {children}
    </a>
  );
}
