/** An invented library: enough of every kind and state to look at and to test each screen. */
import type { EditionRow } from '../../src/host/generated/EditionRow';
import type { Kind } from '../../src/host/generated/Kind';
import type { NoticeRow } from '../../src/host/generated/NoticeRow';
import type { PublicationRow } from '../../src/host/generated/PublicationRow';
import type { SectionRow } from '../../src/host/generated/SectionRow';

/** The moment at which the invented library is looked at. */
export const NOW = '2015-11-23T09:30:00Z';

const RTL = new Set(['ar', 'fa']);

/** How an edition is told in a few words: `[language, title, what differs]`. */
export type EditionSketch = [lang: string, title: string, change?: Partial<EditionRow>];

/** A publication from a few words. */
export function publication(
  id: string,
  kind: Kind,
  look: { collection: string; colour: string; issued: string },
  editions: EditionSketch[],
  change: Partial<PublicationRow> = {},
): PublicationRow {
  const rows: EditionRow[] = editions.map(([lang, title, differs]) => ({
    id: `${id}@${lang}`,
    lang,
    dir: RTL.has(lang) ? 'rtl' : 'ltr',
    title,
    summary: '',
    revision: 1,
    issued: look.issued,
    translates: lang === 'en' ? null : { lang: 'en', revision: 1 },
    outdated: false,
    availability: 'downloaded',
    size: 900_000,
    bytes: 420_000,
    missing: 0,
    ...differs,
    ...(differs?.availability === 'not_here' ? { missing: differs.bytes ?? 420_000 } : {}),
  }));
  return {
    id,
    kind,
    collection: id.split('/').slice(0, 2).join('/'),
    collection_title: look.collection,
    cover_colour: look.colour,
    publisher: 'Sample Field Office',
    topics: [],
    issued: look.issued,
    best: 0,
    editions: rows,
    saved: false,
    withdrawn: false,
    notice: null,
    ...change,
  };
}

/** The fields of a notice from a few words. */
export function noticeFields(change: Partial<NoticeRow> = {}): NoticeRow {
  return {
    status: 'in-force',
    as_of: null,
    verified: '2015-11-23T08:12:00Z',
    message: 'alert',
    severity: 'moderate',
    effective: null,
    onset: null,
    expires: null,
    expected_to_resume: null,
    time_zone: 'Europe/Belgrade',
    supersedes: [],
    superseded_by: [],
    must_acknowledge: false,
    acknowledged: null,
    read: false,
    audience: {},
    ...change,
  };
}

const FRONT = { collection: 'Front desk', colour: 'teal' };
const STATUS = { collection: 'Status and papers', colour: 'plum' };
const HEALTH = { collection: 'Health and safety', colour: 'brick' };
const RETURNS = { collection: 'Returns', colour: 'ochre' };
const FAMILY = { collection: 'Families', colour: 'moss' };
const FORMS = { collection: 'Forms', colour: 'slate' };

/** The invented publications. */
export function publications(): PublicationRow[] {
  return [
    publication(
      'office/front/desk-closed',
      'notice',
      { ...FRONT, issued: '2015-11-19' },
      [
        [
          'en',
          'Travel assistance desk closed until 1 December',
          {
            summary:
              'From Thursday 19 November the office takes no new requests for travel assistance. It expects to take them again on Tuesday 1 December.',
          },
        ],
        ['fr', 'Guichet d’aide au voyage fermé jusqu’au 1er décembre'],
        ['sq', 'Sporteli i ndihmës për udhëtim mbyllet deri më 1 dhjetor', { outdated: true }],
        ['sr-Latn', 'Šalter za pomoć pri putovanju zatvoren do 1. decembra'],
        [
          'ar',
          'مكتب المساعدة في السفر مغلق حتى 1 ديسمبر',
          {
            summary:
              'منذ يوم الخميس 19 نوفمبر لا يستقبل المكتب طلبات جديدة للمساعدة في السفر. ويتوقع أن يستقبلها من جديد يوم الثلاثاء 1 ديسمبر.',
          },
        ],
      ],
      {
        notice: noticeFields({
          severity: 'severe',
          effective: '2015-11-19T07:00:00Z',
          expected_to_resume: '2015-12-01',
          must_acknowledge: true,
          supersedes: ['office/front/reduced-hours'],
          audience: {
            en: 'Front desk, case workers, telephone line',
            ar: 'مكتب الاستقبال والعاملون على الحالات والخط الهاتفي',
          },
        }),
      },
    ),
    publication(
      'office/health/boil-water',
      'notice',
      { ...HEALTH, issued: '2015-11-18' },
      [
        ['en', 'Boil tap water in the eastern shelters'],
        ['sr-Cyrl', 'Прокувавајте воду из чесме у источним прихватилиштима'],
      ],
      { notice: noticeFields({ effective: '2015-11-18', severity: 'moderate', audience: { en: 'Shelter teams' } }) },
    ),
    publication(
      'office/health/first-aid',
      'notice',
      { ...HEALTH, issued: '2015-11-09' },
      [['sr-Cyrl', 'Право на хитну помоћ: нови телефон']],
      { notice: noticeFields({ effective: '2015-11-09', as_of: '2015-11-12T10:00:00Z', read: true }) },
    ),
    publication(
      'office/front/night-line',
      'notice',
      { ...FRONT, issued: '2015-11-13' },
      [
        ['en', 'Night line closed for repairs'],
        ['hu', 'Javítás miatt szünetel az éjszakai telefonvonal'],
      ],
      {
        notice: noticeFields({
          status: 'expired-not-confirmed',
          effective: '2015-11-13',
          expected_to_resume: '2015-11-20',
          read: true,
        }),
      },
    ),
    publication(
      'office/front/winter-hours',
      'notice',
      { ...FRONT, issued: '2015-11-20' },
      [
        ['en', 'Winter opening hours'],
        ['ar', 'ساعات العمل الشتوية'],
      ],
      {
        notice: noticeFields({
          status: 'scheduled',
          effective: '2015-12-07',
          expires: '2016-02-28',
          severity: 'minor',
        }),
      },
    ),
    publication(
      'office/front/reduced-hours',
      'notice',
      { ...FRONT, issued: '2015-11-02' },
      [['en', 'Travel assistance: reduced hours']],
      {
        notice: noticeFields({
          status: 'superseded',
          effective: '2015-11-02',
          superseded_by: ['office/front/desk-closed'],
          read: true,
        }),
      },
    ),
    publication(
      'office/front/desk',
      'handbook',
      { ...FRONT, issued: '2015-11-20' },
      [
        [
          'ar',
          'دليل مكتب الاستقبال',
          {
            revision: 4,
            bytes: 13_100_000,
            summary: 'كيف تستقبل الناس، وتجري المحادثة الأولى، وتستعين بمترجم شفهي، وتحيل الحالة.',
          },
        ],
        [
          'en',
          'Front Desk Handbook',
          {
            revision: 4,
            bytes: 12_400_000,
            summary:
              'How to receive people, hold a first conversation, arrange an interpreter and pass a case on. For front-desk staff, case workers and volunteers.',
          },
        ],
        ['fr', 'Manuel de l’accueil', { revision: 4, bytes: 12_600_000 }],
        ['ru', 'Пособие для приёмной', { revision: 4, bytes: 13_000_000, availability: 'not_here' }],
        ['sq', 'Doracaku i pritjes', { revision: 3, bytes: 11_900_000, outdated: true }],
        ['sr-Cyrl', 'Приручник за пријем', { revision: 4, bytes: 900_000, availability: 'text_only' }],
        ['sr-Latn', 'Priručnik za prijem', { revision: 4, bytes: 900_000, availability: 'text_only' }],
      ],
      { best: 1, saved: true },
    ),
    publication('office/status/residence', 'handbook', { ...STATUS, issued: '2015-11-19' }, [
      ['en', 'Residence and Status: a guide for case workers', { revision: 2, bytes: 9_100_000 }],
      ['fr', 'Séjour et statut : guide à l’usage des gestionnaires de cas', { revision: 1, outdated: true }],
      ['sr-Cyrl', 'Боравак и статус: водич за рад са странкама', { revision: 2 }],
    ]),
    publication('office/health/shelter', 'brief', { ...HEALTH, issued: '2015-11-18' }, [
      ['en', 'Winter shelter places', { revision: 11 }],
      ['ar', 'أماكن الإيواء الشتوي', { revision: 11 }],
      ['sq', 'Vende strehimi për dimër', { revision: 11 }],
    ]),
    publication('office/front/interpreter', 'article', { ...FRONT, issued: '2015-11-12' }, [
      ['fr', 'Parler avec un interprète', { bytes: 1_100_000 }],
      ['ar', 'التحدث بمساعدة مترجم', { outdated: true }],
      ['en', 'Speaking through an interpreter', { outdated: true }],
    ]),
    publication('office/family/tracing', 'article', { ...FAMILY, issued: '2015-11-09' }, [
      ['en', 'Family tracing: first steps', { revision: 3, availability: 'text_only', bytes: 300_000 }],
      ['es', 'Búsqueda de familiares: primeros pasos', { revision: 3, availability: 'not_here' }],
    ]),
    publication('office/health/rights', 'brief', { ...HEALTH, issued: '2015-11-06' }, [
      ['sr-Cyrl', 'Право на здравствену заштиту', { revision: 2, bytes: 900_000 }],
      ['sr-Latn', 'Pravo na zdravstvenu zaštitu', { revision: 2, bytes: 900_000 }],
    ]),
    publication('office/forms/consent', 'form', { ...FORMS, issued: '2015-11-03' }, [
      ['en', 'Form 7: Consent to share personal data', { revision: 5, bytes: 600_000 }],
      ['fr', 'Formulaire 7 : accord pour transmettre des données', { revision: 5, bytes: 600_000 }],
      ['hu', '7. számú űrlap: hozzájárulás', { revision: 5, availability: 'not_here' }],
    ]),
    publication('office/returns/winter-roads', 'gallery', { ...RETURNS, issued: '2015-11-02' }, [
      ['en', 'Safe journeys: winter roads', { availability: 'not_here', bytes: 22_000_000 }],
      ['sq', 'Udhëtime të sigurta: rrugët në dimër', { availability: 'not_here', bytes: 22_000_000 }],
    ]),
    publication('office/family/arrival', 'brief', { ...FAMILY, issued: '2015-10-02' }, [
      ['ar', 'حقوقك عند الوصول', { revision: 4, bytes: 1_300_000 }],
      ['en', 'Your rights on arrival', { revision: 4, bytes: 1_300_000 }],
    ]),
    publication('office/returns/help', 'report', { ...RETURNS, issued: '2015-09-15' }, [
      ['ru', 'Помощь при возвращении: отчёт за год', { revision: 2, availability: 'not_here', bytes: 16_000_000 }],
      ['en', 'Help with return: a year in numbers', { revision: 2, availability: 'not_here', bytes: 16_000_000 }],
    ]),
    publication(
      'office/returns/before-departure',
      'page',
      { ...RETURNS, issued: '2014-05-30' },
      [['en', 'Before departure: people who can help', { bytes: 40_000 }]],
      { withdrawn: true },
    ),
  ];
}

const section = (id: string, level: number, heading: string, html: string, page: number | null): SectionRow => ({
  id,
  level,
  heading,
  html,
  page,
});

const HANDBOOK_EN: SectionRow[] = [
  section('start', 0, '', '<p>This handbook is for everyone who meets people first. Keep it where you work.</p>', 1),
  section(
    'doors',
    1,
    '1 Before the doors open',
    '<p>Come ten minutes early. Look at the notices first, then at the waiting list, then at the room.</p><ul><li>Is there water?</li><li>Are the forms in every language of the week on the table?</li><li>Who interprets today, and until when?</li></ul>',
    2,
  ),
  section(
    'receive',
    1,
    '2 Receiving people',
    '<p>Greet people in the order in which they came. A number is kinder than a queue, because a person who has a number may sit down.</p>',
    4,
  ),
  section(
    'first',
    1,
    '3 The first conversation',
    '<p>The first conversation decides whether there is a second one.</p>',
    6,
  ),
  section(
    'quiet',
    2,
    '3.1 Find a quiet place',
    '<p>A corner with a screen is enough. If an <a href="fieldshelf://office/front/interpreter@fr#start">interpreter</a> sits with you, put the chairs in a triangle.</p>',
    6,
  ),
  section(
    'next',
    2,
    '3.2 Say what happens next',
    '<p>People who wait without knowing why are the people who leave. Before you ask anything, say in plain words what will happen today, who will speak with them, and how long it will take. If you do not know how long, say so.</p><p>When the person does not speak your language, bring an interpreter before you begin, not half-way. Never ask a child, a relative or another person in the queue to take the place of an interpreter.</p><aside><p><strong>New in revision 4.</strong> Give the times in writing. Use the small card in Annex A.</p></aside><p>Say these four things, in this order:</p><ol><li>Your name and what you do here.</li><li>That the conversation is confidential, and the one case in which it is not.</li><li>What you can decide today, and what somebody else decides.</li><li>When they will next hear from you.</li></ol><p>Now and then ask the interpreter to tell you what was said: it is the quickest way to learn what people are really hearing.</p><table><caption>Usual times</caption><thead><tr><th scope="col">Step</th><th scope="col">Who</th><th scope="col">Usual time</th></tr></thead><tbody><tr><td>First conversation</td><td>Front desk</td><td>20 to 40 minutes</td></tr><tr><td>Reading the file</td><td>Case worker</td><td>2 working days</td></tr><tr><td>Answer by telephone</td><td>Case worker with interpreter</td><td>5 working days</td></tr></tbody></table>',
    7,
  ),
  section(
    'write',
    2,
    '3.3 Write it down together',
    '<p>Turn the paper or the screen so that the person sees what you write. Read it back, through the interpreter if there is one.</p><figure><img data-media="media/desk.png" alt="A desk with the screen turned towards the visitor"><figcaption>Turn the screen towards the visitor.</figcaption></figure>',
    9,
  ),
  section(
    'upset',
    2,
    '3.4 When a person is upset',
    '<p>Stop writing. Offer water. Say that there is time.</p><blockquote><p>“We can go on tomorrow. Your place in the list stays yours.”</p></blockquote>',
    11,
  ),
  section(
    'pass',
    1,
    '4 Passing a case on',
    '<p>A case is passed on when the other side has said yes. See <a href="#next">what happens next</a>, and the <a href="https://example.org/cases">public page about cases</a>.</p>',
    12,
  ),
  section(
    'interpreter',
    1,
    '5 Working with an interpreter',
    '<p>Speak to the person, not to the interpreter. Short sentences. One question at a time.</p>',
    14,
  ),
  section(
    'records',
    1,
    '6 Keeping records safe',
    '<p>What lies open on the desk is read by whoever sits in front of it.</p>',
    17,
  ),
  section('annex', 1, 'Annex: Checklists', '<p>Copy these and hang them behind the desk.</p>', 20),
];

const HANDBOOK_AR: SectionRow[] = [
  section('start', 0, '', '<p>هذا الدليل لكل من يلتقي الناس أولًا. احتفظ به في مكان عملك.</p>', 1),
  section(
    'doors',
    1,
    '1 قبل فتح الأبواب',
    '<p>احضر قبل الموعد بعشر دقائق. انظر إلى الإشعارات أولًا، ثم إلى قائمة الانتظار، ثم إلى الغرفة.</p>',
    2,
  ),
  section(
    'receive',
    1,
    '2 استقبال الناس',
    '<p>رحّب بالناس بحسب ترتيب وصولهم. الرقم ألطف من الطابور، لأن من يحمل رقمًا يستطيع أن يجلس.</p>',
    4,
  ),
  section('first', 1, '3 المحادثة الأولى', '<p>المحادثة الأولى تقرر هل ستكون هناك ثانية.</p>', 6),
  section(
    'quiet',
    2,
    '3.1 ابحث عن مكان هادئ',
    '<p>تكفي زاوية خلف ستارة. إذا كان معك مترجم فضع الكراسي على شكل مثلث.</p>',
    6,
  ),
  section(
    'next',
    2,
    '3.2 قل ما الذي سيحدث بعد ذلك',
    '<p>من ينتظر ولا يعرف السبب هو من يغادر. قبل أن تسأل عن أي شيء، قل بكلمات بسيطة ماذا سيحدث اليوم، ومن سيتحدث معهم، وكم سيستغرق ذلك. وإذا كنت لا تعرف المدة فقل ذلك.</p><p>عندما لا يتحدث الشخص لغتك فأحضر مترجمًا قبل أن تبدأ، لا في منتصف الحديث. لا تطلب أبدًا من طفل أو قريب أن يحل محل المترجم.</p><ol><li>اسمك وما عملك هنا.</li><li>أن المحادثة سرية، والحالة الوحيدة التي لا تكون فيها كذلك.</li><li>ما الذي تستطيع أن تقرره اليوم، وما الذي يقرره غيرك.</li></ol>',
    7,
  ),
  section(
    'write',
    2,
    '3.3 اكتبا معًا',
    '<p>أدر الورقة أو الشاشة حتى يرى الشخص ما تكتب. ثم اقرأه عليه عن طريق المترجم إن وُجد.</p>',
    9,
  ),
  section('pass', 1, '4 إحالة الحالة', '<p>تُحال الحالة عندما يوافق الطرف الآخر.</p>', 12),
];

const NOTICE_EN: SectionRow[] = [
  section(
    'do',
    1,
    'What you must do',
    '<ol><li>Do not open new travel files. Write the person’s name and contact on the <a href="fieldshelf://office/forms/consent@en">waiting sheet</a>.</li><li>Tell each person the expected date, and say that it can still change.</li><li>Send anyone who must travel within 72 hours to the duty officer, extension 204.</li></ol>',
    null,
  ),
  section(
    'same',
    1,
    'What has not changed',
    '<p>Travel already booked goes ahead. Medical escorts and family reunification are not affected.</p>',
    null,
  ),
  section(
    'say',
    1,
    'If a person asks you',
    '<blockquote><p>“We cannot take your request today. We wrote down your name and will call you when the desk opens.”</p></blockquote>',
    null,
  ),
];

const NOTICE_AR: SectionRow[] = [
  section(
    'do',
    1,
    'ما الذي عليك فعله',
    '<ol><li>لا تفتح ملفات سفر جديدة. اكتب اسم الشخص ورقم الاتصال به في ورقة الانتظار.</li><li>أخبر كل شخص بالموعد المتوقع، وقل إنه قد يتغير.</li><li>أرسل من يجب أن يسافر خلال 72 ساعة إلى الموظف المناوب، الرقم الداخلي 204.</li></ol>',
    null,
  ),
  section('same', 1, 'ما الذي لم يتغير', '<p>الرحلات المحجوزة تتم في موعدها.</p>', null),
];

/** The text of an edition. */
export function sectionsOf(edition: EditionRow): SectionRow[] {
  if (edition.availability === 'not_here') return [];
  if (edition.id.startsWith('office/front/desk@')) return edition.lang === 'ar' ? HANDBOOK_AR : HANDBOOK_EN;
  if (edition.id.startsWith('office/front/desk-closed@')) return edition.lang === 'ar' ? NOTICE_AR : NOTICE_EN;
  return [section('start', 0, '', `<p>${edition.title}.</p><p>One short text stands for many here.</p>`, null)];
}
