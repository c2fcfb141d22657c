/** What becomes of each of several customers that one request each is sent for. */
export interface BatchItem<T> {
  /** Whom the request is about; what a refusal told about them takes its place. */
  subject: T;
  outcome: 'waiting' | 'done' | 'refused';
  error?: unknown;
  /** Refused, and sending again cannot help. */
  final: boolean;
}

export interface BatchState<T> {
  items: readonly BatchItem<T>[];
  begun: boolean;
  running: boolean;
  /** Seconds the API asked to wait, after which it goes on by itself. */
  pause: number | undefined;
  /** What ended the last go with items left that had no turn: signed out, or no answer. */
  halt: unknown;
}

export type BatchAction<T> =
  | { type: 'begun' }
  | { type: 'paused'; seconds: number | undefined }
  | { type: 'done'; id: string }
  /** `again`: what to send the next time; undefined where that cannot help. */
  | { type: 'refused'; id: string; error: unknown; again: T | undefined }
  | { type: 'ended'; halt: unknown };

export function initialState<T>(subjects: readonly T[]): BatchState<T> {
  return {
    items: subjects.map((subject) => ({ subject, outcome: 'waiting', final: false })),
    begun: false,
    running: false,
    pause: undefined,
    halt: undefined,
  };
}

export function reduce<T extends { id: string }>(state: BatchState<T>, action: BatchAction<T>): BatchState<T> {
  switch (action.type) {
    case 'begun':
      return { ...state, items: state.items.map(waiting), begun: true, running: true, halt: undefined };
    case 'paused':
      return { ...state, pause: action.seconds };
    case 'done':
      return change(state, action.id, ({ subject }) => ({ subject, outcome: 'done', final: true }));
    case 'refused':
      return change(state, action.id, ({ subject }) => ({
        subject: action.again ?? subject,
        outcome: 'refused',
        error: action.error,
        final: action.again === undefined,
      }));
    case 'ended':
      return { ...state, running: false, pause: undefined, halt: action.halt };
    default:
      return action satisfies never;
  }
}

/** What it was refused with stays in sight until there is another answer. */
function waiting<T>(item: BatchItem<T>): BatchItem<T> {
  return item.final ? item : { ...item, outcome: 'waiting' };
}

function change<T extends { id: string }>(
  state: BatchState<T>,
  id: string,
  by: (item: BatchItem<T>) => BatchItem<T>,
): BatchState<T> {
  return { ...state, items: state.items.map((item) => (item.subject.id === id ? by(item) : item)) };
}

/** Still to be done, on the next go. */
export function isLeft({ final }: BatchItem<unknown>): boolean {
  return !final;
}
