/** In every script that a pinned font draws; the samples are in many more. */
const everyScript = [
  person('Zoë Ångström', 'zoe', 'active', 'Norrsken Papper AB', 'Umeå', 'SE'),
  person('Jürgen Müller-Lüdenscheidt', 'juergen', 'lead', 'Kontor & Söhne GmbH', 'Bremen', 'DE'),
  person('Оксана Шевченко', 'oksana', 'inactive', 'ТОВ Калина', 'Київ', 'UA'),
  person('محمد العنزي', 'mohamed', 'active', 'شركة النور', 'القاهرة', 'EG'),
  person('佐藤 陽菜', 'haruna', 'lead', '株式会社 山田', '東京', 'JP'),
  person('Γιώργος Παπαδόπουλος', 'giorgos', 'active', 'Ελιά Α.Ε.', 'Αθήνα', 'GR'),
  person('Maximiliana Wolfeschlegelsteinhausenbergerdorff', 'max', 'lead', undefined, 'Philadelphia', 'US'),
  person('Nguyễn Thị Ngọc Hạnh', 'hanh', 'inactive', 'Giấy Sài Gòn', 'Hà Nội', 'VN'),
  person("Siobhán O'Brien", 'siobhan', 'active', 'Liffey Freight', 'Dublin', 'IE'),
  person('İsmail Çağla', 'ismail', 'lead', undefined, 'İzmir', 'TR'),
];

/** Forty, as the stories begin with and say; the others come last by name, below what a picture shows. */
export const people = [
  ...everyScript,
  ...Array.from({ length: 40 - everyScript.length }, (_, index) =>
    person(`鈴木 太郎 ${index + 1}`, `taro${index + 1}`, 'active', undefined, '東京', 'JP'),
  ),
];

function person(
  name: string,
  user: string,
  status: 'lead' | 'active' | 'inactive',
  company: string | undefined,
  city: string,
  country: string,
) {
  const address = { line1: '12 High Street', city, postalCode: '90326', country };
  return {
    name,
    email: `${user}@example.com`,
    phone: '+46 70 123 45 67',
    status,
    address,
    ...(company && { company }),
  };
}
