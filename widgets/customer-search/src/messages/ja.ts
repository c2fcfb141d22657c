import type { Message } from '@customer-kit/kit';
import type { MessageKey } from '../messages.ts';

export default {
  'search.label': '顧客を検索',
  'search.placeholder': '名前、会社、メール、電話番号',
  'search.clear': '検索をクリア',
  'search.hint': '2 文字以上入力してください',
  'search.found.none': '見つかりませんでした',
  'search.found.all': { other: '{count} 件の顧客が見つかりました' },
  'search.found.more': '{count} 件の顧客が見つかりました。ほかにもあります',
  'search.suggestions': '見つかった顧客',
  'search.suggestions.wait': '検索しています…',
  'search.suggestions.found': { other: '入力欄の下に {count} 件の顧客があります。矢印キーと Enter キーで開けます。' },
  'search.recent': '最近の検索',
  'search.recent.clear': 'クリア',
} satisfies Record<MessageKey, Message>;
