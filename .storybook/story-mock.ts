import { type CustomerMock, type CustomerMockOptions, createCustomerMock } from '@customer-kit/mock';

/** What a story says of the API behind it: `parameters.api`. */
export interface StoryApi {
  /** The customers to begin with: yours, or so many plausible ones. Default 40. */
  customers?: CustomerMockOptions['customers'];
  /** Sets the mock's knobs before the story renders. */
  prepare?: (mock: CustomerMock) => void;
}

let current: CustomerMock | undefined;

/** A fresh API for the story about to render. */
export function startStoryMock({ customers = 40, prepare }: StoryApi = {}): CustomerMock {
  // Fixed, so that dates read the same whenever a story is looked at.
  const start = Date.UTC(2026, 10, 23, 8);
  let tick = 0;
  const now = () => new Date(start + tick++ * 60_000);
  current = createCustomerMock({ baseUrl: '/mock-api', customers, now });
  prepare?.(current);
  return current;
}

/** The API of the story that plays: what is written here is what somebody else saved meanwhile. */
export function storyMock(): CustomerMock {
  if (!current) throw new Error('No story has started. Import preview.meta() from .storybook/preview.tsx.');
  return current;
}
