import type { Message } from '../messages.ts';
import type { CommonMessageKey } from '../texts.ts';

export default {
  lang: 'ar',
  close: 'إغلاق',
  cancel: 'إلغاء',
  retry: 'إعادة المحاولة',
  'sign-in': 'تسجيل الدخول',
  'status.lead': 'محتمل',
  'status.active': 'نشط',
  'status.inactive': 'غير نشط',
  'problem.network': 'لم يرد الخادم. تحقق من الاتصال ثم أعد المحاولة.',
  'problem.unauthorized': 'لقد سُجّل خروجك. سجّل الدخول ثم أعد المحاولة.',
  'problem.access-denied': 'لا يُسمح لك بهذا. راجع من يدير صلاحياتك.',
  'problem.customer-not-found': 'لم يعد هذا العميل موجودًا. ربما حذفه شخص ما.',
  'problem.customer-deleted': 'حُذف هذا العميل في هذه الأثناء.',
  'problem.email-taken': 'لدى عميل آخر عنوان البريد الإلكتروني هذا.',
  'problem.version-conflict': 'غيّر شخص ما هذا العميل بعد أن فتحته.',
  'problem.too-many-requests': 'طلبات كثيرة في وقت واحد. انتظر لحظة ثم أعد المحاولة.',
  'problem.invalid-request': 'لم يقبل الخادم هذا الطلب. أعد تحميل الصفحة؛ وإذا تكرر ذلك فأبلغ عن المرجع {reference}.',
  'problem.invalid-cursor': 'تغيّرت القائمة كثيرًا بحيث لا يمكن المتابعة من هنا. أعد تحميلها.',
  'problem.render': 'تعطّل هذا الجزء من الصفحة.',
  'problem.unexpected': 'حدث خطأ في الخادم. أعد المحاولة؛ وإذا تكرر ذلك فأبلغ عن المرجع {reference}.',
} satisfies Record<CommonMessageKey, Message>;
