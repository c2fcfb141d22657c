import {
  type CustomerMock,
  createCustomerMock,
  type Scenario,
  signedInAs,
  slow,
  withCustomers,
} from '@customer-kit/mock';

/** What a story says of the API behind it: `parameters.api`. Over 40 plausible customers, an editor, and no wait. */
export type StoryApi = readonly Scenario[];

/** The scenarios of a story, or of all in a file: `parameters: api(withCustomers(8), failing('getCustomers', 500))`. */
export function api(...scenarios: StoryApi): { api: StoryApi } {
  return { api: scenarios };
}

/** What the toolbar puts around every story. */
export interface Surroundings {
  latency: 'none' | '300 ms' | '2 s' | '10 s';
  role: 'editor' | 'viewer' | 'nobody';
}

const milliseconds: Record<Surroundings['latency'], number> = { none: 0, '300 ms': 300, '2 s': 2_000, '10 s': 10_000 };

let current: CustomerMock | undefined;

/** A fresh API for the story about to render. What the story itself says stands over the toolbar. */
export function startStoryMock(scenarios: StoryApi = [], around?: Surroundings): CustomerMock {
  // Fixed, so that dates read the same whenever a story is looked at.
  const start = Date.UTC(2026, 10, 23, 8);
  let tick = 0;
  const now = () => new Date(start + tick++ * 60_000);
  const { latency = 'none', role = 'editor' } = around ?? {};
  current = createCustomerMock({
    baseUrl: '/mock-api',
    now,
    scenarios: [withCustomers(40), slow(milliseconds[latency]), signedInAs(role), ...scenarios],
  });
  return current;
}

/** The API of the story that plays: what is written here is what somebody else saved meanwhile. */
export function storyMock(): CustomerMock {
  if (!current) throw new Error('No story has started. Import preview.meta() from .storybook/preview.tsx.');
  return current;
}
