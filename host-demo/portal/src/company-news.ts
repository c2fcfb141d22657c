/** What the invented company tells its staff, in English. Days are counted from today, so that it never looks abandoned. */
export interface Article {
  id: string;
  title: string;
  text: string;
  daysAgo: number;
  author: string;
}

export interface CompanyEvent {
  title: string;
  place: string;
  inDays: number;
}

export const articles: readonly Article[] = [
  {
    id: 'harbour-gauges',
    title: 'Forty gauges for the northern harbours',
    text: 'The last of forty tide gauges went on the boat to Tromsø this morning, two weeks before the date we promised. Thanks to everybody who stayed late to calibrate them.',
    daysAgo: 1,
    author: 'Ines Aldana, Production',
  },
  {
    id: 'one-list',
    title: 'One customer list for all of us',
    text: 'Sales, service and accounting now look at the same customers. What you change is seen by the others at once, so please keep notes short and kind.',
    daysAgo: 3,
    author: 'Tomasz Wilk, Sales',
  },
  {
    id: 'canteen',
    title: 'The canteen opens at seven',
    text: 'Early shifts asked for it: coffee, porridge and warm rolls from seven o’clock, from next Monday on.',
    daysAgo: 6,
    author: 'Leila Haddad, House services',
  },
  {
    id: 'calibration-lab',
    title: 'Calibration lab passes its audit',
    text: 'No findings for the third year in a row. The certificate is on the wall by the lift, where it can be admired.',
    daysAgo: 11,
    author: 'Kenji Mori, Quality',
  },
];

export const events: readonly CompanyEvent[] = [
  { title: 'Sales stand-up', place: 'Room Skagerrak', inDays: 1 },
  { title: 'First aid refresher', place: 'Hall 2', inDays: 2 },
  { title: 'Visit of the port authority', place: 'Reception', inDays: 5 },
  { title: 'Summer boat, planning', place: 'Canteen', inDays: 8 },
];
