/** 16 × 16 outlines, drawn on a half-pixel grid so that 1.5 px strokes stay sharp. */
const outlines = {
  search: 'M7 12.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM11 11l3.5 3.5',
  plus: 'M8 2.5v11M2.5 8h11',
  edit: 'M10.5 3 13 5.5 5.5 13l-3.5 1 1-3.5zM9 4.5 11.5 7',
  trash: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.7 9h6.6l.7-9M6.7 7.5v3.5M9.3 7.5v3.5',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  warning: 'M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.2',
  ascending: 'M8 13V3.5M4 7l4-4 4 4',
  descending: 'M8 3v9.5M4 9l4 4 4-4',
  undo: 'M5.5 2.5 2.5 5.5l3 3M3 5.5h6.5a4 4 0 0 1 0 8H7',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  chevron: 'M4 6l4 4 4-4',
  disc: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11z',
  ring: 'M8 13a5 5 0 1 0 0-10 5 5 0 0 0 0 10z',
  bar: 'M2.5 8h11',
} as const;

export type IconName = keyof typeof outlines;

/** Decorative: the text beside it, or its button's label, says the same. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={outlines[name]} />
    </svg>
  );
}
