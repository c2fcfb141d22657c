import { describe, expect, test } from 'vitest';
import { createDateFormat } from './dates.ts';

const { recent, day } = createDateFormat('en');
const noon = new Date(2026, 10, 23, 12, 0);
const minute = 60_000;
const before = (milliseconds: number) => recent(new Date(noon.getTime() - milliseconds).toISOString(), noon.getTime());

describe('a date', () => {
  test.each([
    [0, 'now'],
    [5 * minute, '5 min. ago'],
    [3 * 60 * minute, '3 hr. ago'],
    [23 * 60 * minute, '23 hr. ago'],
    [36.5 * 60 * minute, '2 days ago'],
    [30 * 60 * minute, 'yesterday'],
    [6 * 24 * 60 * minute, '6 days ago'],
    [7 * 24 * 60 * minute, 'Nov 16, 2026'],
  ])('of %d ms ago is told as people do', (age, told) => {
    expect(before(age)).toBe(told);
  });

  test('ahead of this clock is now, not the future', () => {
    expect(before(-10 * minute)).toBe('now');
  });

  test('is written for the locale', () => {
    expect(createDateFormat('de').recent(new Date(2026, 10, 22, 9).toISOString(), noon.getTime())).toBe('gestern');
    expect(day(noon.toISOString())).toBe('Nov 23, 2026');
  });
});
