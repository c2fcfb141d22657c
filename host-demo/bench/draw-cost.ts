import type { Figure } from './report.ts';

const size = { width: 640, height: 360 };
const plot = { left: 64, right: 480, top: 24, bottom: 312 };

const curves = [
  { figure: 'sample.search', label: 'Scan, as samples search', color: '#b3261e', dashes: '' },
  { figure: 'search.common', label: 'search, common word', color: '#0b57d0', dashes: '' },
  { figure: 'search.rare', label: 'search, rare word', color: '#146c2e', dashes: '6 4' },
  { figure: 'search.two-words', label: 'search, two words', color: '#9a6700', dashes: '8 3 2 3' },
  { figure: 'list', label: 'list page', color: '#6e3fb5', dashes: '2 4' },
] as const;

/** Read capacity of a request by number of customers, both in powers of ten, as an SVG document. */
export function drawCost(figures: readonly Figure[], counts: readonly number[]): string {
  const values = new Map(figures.map(({ name, value }) => [name, value]));
  /** Where it was measured; nothing has no place on this scale. */
  const points = (figure: string) =>
    counts.flatMap((count) => {
      const rcu = values.get(`${figure}.rcu.${count}`);
      return rcu === undefined ? [] : [{ count, rcu: Math.max(rcu, 0.1) }];
    });
  const most = Math.max(...curves.flatMap(({ figure }) => points(figure).map(({ rcu }) => rcu)));
  const x = scale(counts[0] ?? 1, Math.max(counts.at(-1) ?? 10, (counts[0] ?? 1) * 10), plot.left, plot.right);
  const y = scale(0.1, 10 ** Math.ceil(Math.log10(most)), plot.bottom, plot.top);
  const lines = curves.map(({ figure, color, dashes, label }) => {
    const line = points(figure).map(({ count, rcu }) => `${x(count)},${y(rcu)}`);
    const dash = dashes === '' ? '' : ` stroke-dasharray="${dashes}"`;
    return `<polyline points="${line.join(' ')}" fill="none" stroke="${color}" stroke-width="2.5"${dash}><title>${label}</title></polyline>`;
  });
  const legend = curves.map(({ label, color, dashes }, i) => {
    const at = plot.top + 12 + i * 22;
    const dash = dashes === '' ? '' : ` stroke-dasharray="${dashes}"`;
    return `<path d="M ${plot.right + 12} ${at} h 20" stroke="${color}" stroke-width="2.5"${dash}/><text x="${plot.right + 38}" y="${at + 4}" font-size="10">${label}</text>`;
  });
  const powers = Array.from({ length: Math.ceil(Math.log10(most)) + 2 }, (_, i) => 10 ** (i - 1));
  const rows = powers.map(
    (value) =>
      `<path d="M ${plot.left} ${y(value)} H ${plot.right}" stroke="#ddd"/><text x="${plot.left - 8}" y="${y(value) + 4}" text-anchor="end">${value.toLocaleString('en')}</text>`,
  );
  const columns = counts.map(
    (count) =>
      `<text x="${x(count)}" y="${plot.bottom + 20}" text-anchor="middle">${count.toLocaleString('en')}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="system-ui, sans-serif" font-size="12" role="img">`,
    '<title>Read capacity units of one request, by number of customers</title>',
    `<rect width="${size.width}" height="${size.height}" fill="#fff"/>`,
    ...rows,
    ...columns,
    ...lines,
    ...legend,
    `<text x="${(plot.left + plot.right) / 2}" y="${plot.bottom + 40}" text-anchor="middle">customers</text>`,
    `<text transform="rotate(-90)" x="${-(plot.top + plot.bottom) / 2}" y="16" text-anchor="middle">read capacity units</text>`,
    '</svg>',
    '',
  ].join('\n');
}

/** Logarithmic; rounded to tenths of a pixel. */
function scale(least: number, most: number, from: number, to: number): (value: number) => number {
  const [low, high] = [Math.log10(least), Math.log10(most)];
  return (value) => Math.round((from + ((Math.log10(value) - low) / (high - low)) * (to - from)) * 10) / 10;
}
