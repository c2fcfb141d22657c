import { type CustomerMock, type CustomerMockOptions, createCustomerMock } from '@customer-kit/mock';

/** What a story says of the API behind it: `parameters.api`. */
export interface StoryApi {
  /** The customers to begin with: yours, or so many plausible ones. Default 40. */
  customers?: CustomerMockOptions['customers'];
  /** Sets the mock's knobs before the story renders. */
  prepare?: (mock: CustomerMock) => void;
}

/** What the toolbar puts around every story. */
export interface Surroundings {
  latency: 'none' | '300 ms' | '2 s' | '10 s';
  role: 'editor' | 'viewer' | 'nobody';
}

const milliseconds: Record<Surroundings['latency'], number> = { none: 0, '300 ms': 300, '2 s': 2_000, '10 s': 10_000 };

let current: CustomerMock | undefined;

/** A fresh API for the story about to render. What the story itself prepares stands over the toolbar. */
export function startStoryMock({ customers = 40, prepare }: StoryApi = {}, around?: Surroundings): CustomerMock {
  // Fixed, so that dates read the same whenever a story is looked at.
  const start = Date.UTC(2026, 10, 23, 8);
  let tick = 0;
  const now = () => new Date(start + tick++ * 60_000);
  const latency = milliseconds[around?.latency ?? 'none'];
  current = createCustomerMock({ baseUrl: '/mock-api', customers, now, latency });
  current.signedInAs(around?.role ?? 'editor');
  prepare?.(current);
  return current;
}

/** The API of the story that plays: what is written here is what somebody else saved meanwhile. */
export function storyMock(): CustomerMock {
  if (!current) throw new Error('No story has started. Import preview.meta() from .storybook/preview.tsx.');
  return current;
}
