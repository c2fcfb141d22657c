const outlines = {
  customers:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16.5c.4-3 2.6-4.5 5.5-4.5s5.1 1.5 5.5 4.5M13.5 4a2.7 2.7 0 0 1 0 5.2M15.2 12.4c1.6.7 2.5 2.1 2.8 4.1',
  news: 'M3 4.5h11v10.5a1.5 1.5 0 0 0 1.5 1.5h-11A1.5 1.5 0 0 1 3 15zM14 8h3v7a1.5 1.5 0 0 1-3 0M6 8h5M6 11h5M6 13.5h3',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5',
  'two-clerks': 'M3 4.5h6v11H3zM11 4.5h6v11h-6zM5 8h2M13 8h2M5 11h2M13 11h2',
  'breaking-things': 'M10 3.5l7.5 13h-15zM10 8.5v3.5M10 14.2v.1',
  display:
    'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 2v1.8M10 16.2V18M2 10h1.8M16.2 10H18M4.3 4.3l1.3 1.3M14.4 14.4l1.3 1.3M15.7 4.3l-1.3 1.3M5.6 14.4l-1.3 1.3',
  data: 'M10 8c3.6 0 6.5-1 6.5-2.3S13.6 3.5 10 3.5 3.5 4.5 3.5 5.7 6.4 8 10 8zM3.5 5.7v8.6c0 1.2 2.9 2.2 6.5 2.2s6.5-1 6.5-2.2V5.7M3.5 10c0 1.3 2.9 2.3 6.5 2.3s6.5-1 6.5-2.3',
  person: 'M10 10a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM3.5 16.5c.6-3 3.2-4.5 6.5-4.5s5.9 1.5 6.5 4.5',
  chevron: 'M6 8l4 4 4-4',
} as const;

/** Decorative: the text beside it says the same. */
export function Icon({ name }: { name: keyof typeof outlines }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={outlines[name]} />
    </svg>
  );
}
