const rightToLeft = /^(?:ar|arc|ckb|dv|fa|he|ks|nqo|ps|sd|syr|ug|ur|yi)$/;

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.test(new Intl.Locale(locale).language) ? 'rtl' : 'ltr';
}
