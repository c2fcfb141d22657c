import type { Operation } from './operations.ts';

/**
 * What the people who work with customers may do, as the scopes that their access tokens get: every scope there is, by
 * some role. A user pool has a group for each.
 */
export const roles = {
  viewer: ['customers/read'],
  editor: ['customers/read', 'customers/write'],
} as const satisfies Record<string, readonly Operation['scope'][]>;

export type Role = keyof typeof roles;
