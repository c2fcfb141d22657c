import type { Message } from '../messages.ts';
import type { CommonMessageKey } from '../texts.ts';

export default {
  lang: 'ja',
  close: '閉じる',
  cancel: 'キャンセル',
  retry: '再試行',
  'sign-in': 'サインイン',
  'status.lead': '見込み',
  'status.active': '有効',
  'status.inactive': '無効',
  'problem.network': 'サーバーから応答がありません。接続を確認して、もう一度お試しください。',
  'problem.unauthorized': 'サインアウトしています。サインインして、もう一度お試しください。',
  'problem.access-denied': 'この操作を行う権限がありません。アクセス権の管理者にお問い合わせください。',
  'problem.customer-not-found': 'この顧客は存在しません。削除された可能性があります。',
  'problem.customer-deleted': 'この顧客はその間に削除されました。',
  'problem.email-taken': 'このメールアドレスは別の顧客が使用しています。',
  'problem.version-conflict': '開いた後に、ほかの人がこの顧客を変更しました。',
  'problem.too-many-requests': '一度に送信された要求が多すぎます。少し待ってから、もう一度お試しください。',
  'problem.invalid-request':
    'サーバーがこの要求を受け付けませんでした。ページを再読み込みしてください。繰り返す場合は参照番号 {reference} をお知らせください。',
  'problem.invalid-cursor': '一覧が大きく変わったため、ここから続けられません。再読み込みしてください。',
  'problem.render': 'ページのこの部分でエラーが発生しました。',
  'problem.unexpected':
    'サーバーでエラーが発生しました。もう一度お試しください。繰り返す場合は参照番号 {reference} をお知らせください。',
} satisfies Record<CommonMessageKey, Message>;
