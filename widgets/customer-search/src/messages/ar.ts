import type { Message } from '@customer-kit/kit';
import type { MessageKey } from '../messages.ts';

export default {
  'search.label': 'البحث عن العملاء',
  'search.placeholder': 'الاسم أو الشركة أو البريد الإلكتروني أو الهاتف',
  'search.clear': 'مسح البحث',
  'search.hint': 'اكتب حرفين على الأقل',
  'search.found.none': 'لم يُعثر على شيء',
  'search.found.all': {
    zero: 'لم يُعثر على أي عميل',
    one: 'عُثر على عميل واحد',
    two: 'عُثر على عميلين',
    few: 'عُثر على {count} عملاء',
    many: 'عُثر على {count} عميلًا',
    other: 'عُثر على {count} عميل',
  },
  'search.found.more': 'عُثر على {count} من العملاء، وهناك المزيد',
  'search.suggestions': 'العملاء الذين عُثر عليهم',
  'search.suggestions.wait': 'جارٍ البحث…',
  'search.suggestions.found': {
    zero: 'لا عملاء تحت الحقل.',
    one: 'عميل واحد تحت الحقل. افتحه بمفاتيح الأسهم ومفتاح الإدخال.',
    two: 'عميلان تحت الحقل. افتح أحدهما بمفاتيح الأسهم ومفتاح الإدخال.',
    few: '{count} عملاء تحت الحقل. افتح أحدهم بمفاتيح الأسهم ومفتاح الإدخال.',
    many: '{count} عميلًا تحت الحقل. افتح أحدهم بمفاتيح الأسهم ومفتاح الإدخال.',
    other: '{count} عميل تحت الحقل. افتح أحدهم بمفاتيح الأسهم ومفتاح الإدخال.',
  },
  'search.recent': 'عمليات البحث الأخيرة',
  'search.recent.clear': 'مسح',
} satisfies Record<MessageKey, Message>;
