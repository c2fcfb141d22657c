import { Announcement, Button, Notice, useWidget } from '@customer-kit/kit';
import { partsOfDraft } from './draft.ts';
import { useForm } from './form-context.ts';
import type { OfferedDraft } from './use-draft.ts';

export interface DraftOfferProps {
  offer: OfferedDraft;
  /** Its buttons are about to go; the focus needs another place. */
  onDecided: () => void;
}

/** Typing of before that was not saved: to go on with, or to forget. */
export function DraftOffer({ offer: { draft, accept, discard }, onDecided }: DraftOfferProps) {
  const { editor, translate } = useForm();
  const { locale, textLocale } = useWidget();
  const parts = partsOfDraft(draft).map((part) => translate(`form.field.${part}`));
  const title = translate(editor.base ? 'form.draft.edit' : 'form.draft.create', {
    time: timeText(draft.keptAt, locale),
  });
  return (
    <Notice kind="info" title={title}>
      <Announcement>{title}</Announcement>
      <p className="notice-text">{new Intl.ListFormat(textLocale).format(parts)}</p>
      <p className="notice-actions">
        <Button
          onClick={() => {
            onDecided();
            accept();
          }}
        >
          {translate('form.draft.continue')}
        </Button>
        <Button
          onClick={() => {
            onDecided();
            discard();
          }}
        >
          {translate('form.draft.discard')}
        </Button>
      </p>
    </Notice>
  );
}

/** The time of day; of another day, with its date. */
function timeText(time: number, locale: string): string {
  const isToday = new Date(time).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale, {
    timeStyle: 'short',
    ...(!isToday && { dateStyle: 'medium' }),
  }).format(time);
}
