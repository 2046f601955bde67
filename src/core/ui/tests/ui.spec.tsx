import { renderToString } from 'preact-render-to-string';
import type { VNode } from 'preact';
import {
  ActionButtons,
  Badge,
  Bar,
  BareLayout,
  BigButton,
  Chart,
  CheckField,
  DataTable,
  DateField,
  DayBoard,
  documentHtml,
  Empty,
  Facts,
  FieldSet,
  FileField,
  Form,
  ICONS,
  Icon,
  Job,
  Kpis,
  Layout,
  LinkButton,
  MoneyField,
  NumberField,
  PageHead,
  Problem,
  SelectField,
  Sheet,
  SizeGrid,
  StackedBar,
  Submit,
  TerminalScreen,
  TextArea,
  TextField,
  Trail,
  uiWords,
} from '../index.js';

const EVIL = `<script>alert("1")</script>`;
const row = { id: EVIL, cells: { a: EVIL, b: EVIL } };
const columns = [
  { key: 'a', label: EVIL, href: EVIL, sorted: 'up' as const },
  { key: 'b', label: EVIL, align: 'right' as const },
];
const field = { name: EVIL, label: EVIL, help: EVIL, error: EVIL };
const who = { name: EVIL, role: EVIL, school: EVIL };
const menu = [{ href: EVIL, label: EVIL, icon: 'home' as const, badge: 3 }];

const SHOWN: Record<string, VNode> = {
  Layout: (
    <Layout locale="fr" title={EVIL} menu={menu} who={who} path={EVIL} schoolSwitch={[{ id: EVIL, name: EVIL }]} search>
      {EVIL}
    </Layout>
  ),
  BareLayout: (
    <BareLayout locale="fr" title={EVIL}>
      {EVIL}
    </BareLayout>
  ),
  PageHead: <PageHead title={EVIL} sub={EVIL} actions={EVIL} back={{ href: EVIL, label: EVIL }} />,
  LinkButton: <LinkButton href={EVIL}>{EVIL}</LinkButton>,
  Icon: <Icon name="home" label={EVIL} />,
  Sheet: <Sheet title={EVIL} tools={EVIL} id={EVIL} children={EVIL} />,
  Facts: <Facts facts={[{ label: EVIL, value: EVIL }]} />,
  Badge: <Badge>{EVIL}</Badge>,
  Trail: <Trail label={EVIL} stations={[{ label: EVIL, note: EVIL, state: 'next', href: EVIL }]} />,
  DataTable: (
    <DataTable
      caption={EVIL}
      columns={columns}
      rows={[row]}
      pager={{ next: EVIL }}
      exports={[{ label: EVIL, href: EVIL }]}
    />
  ),
  SizeGrid: (
    <SizeGrid
      caption={EVIL}
      rowHead={EVIL}
      sizes={[EVIL]}
      rows={[{ label: EVIL, cells: [{ id: EVIL, quantity: 1, note: EVIL }] }]}
    />
  ),
  SizeGridInput: (
    <SizeGrid editable caption={EVIL} sizes={[EVIL]} rows={[{ label: EVIL, cells: [{ id: EVIL, quantity: 1 }] }]} />
  ),
  Form: (
    <Form
      action={EVIL}
      idempotencyKey={EVIL}
      errors={[{ field: EVIL, message: EVIL }, { message: EVIL }]}
      values={{ [EVIL]: EVIL }}
    >
      <FieldSet legend={EVIL}>
        <TextField {...field} />
        <NumberField {...field} unit={EVIL} />
        <MoneyField {...field} />
        <DateField {...field} />
        <SelectField {...field} options={[{ value: EVIL, label: EVIL }]} blank={EVIL} />
        <CheckField {...field} value={EVIL} />
        <TextArea {...field} />
        <FileField {...field} accept={EVIL} />
      </FieldSet>
      <Submit cancel={{ href: EVIL, label: EVIL }}>{EVIL}</Submit>
    </Form>
  ),
  ActionButtons: (
    <ActionButtons
      actions={[
        { label: EVIL, action: EVIL, fields: { [EVIL]: EVIL }, idempotencyKey: EVIL },
        { label: EVIL, action: EVIL, refused: EVIL },
        { label: EVIL, action: EVIL, confirm: EVIL, reason: { label: EVIL, name: EVIL } },
      ]}
    />
  ),
  Kpis: <Kpis kpis={[{ value: EVIL, label: EVIL, href: EVIL }]} />,
  Bar: <Bar share={0.5} label={EVIL} />,
  StackedBar: <StackedBar label={EVIL} parts={[{ label: EVIL, share: 1, value: EVIL, href: EVIL }]} />,
  Empty: <Empty title={EVIL} children={EVIL} action={EVIL} />,
  Problem: <Problem title={EVIL} remedy={EVIL} back={{ href: EVIL, label: EVIL }} />,
  Chart: <Chart src={EVIL} caption={EVIL} width={1} height={1} columns={columns} rows={[row]} />,
  DayBoard: (
    <DayBoard
      caption={EVIL}
      rowHead={EVIL}
      slots={[EVIL]}
      rows={[
        { name: EVIL, note: EVIL, slots: [{ content: <Job state="planned" title={EVIL} note={EVIL} href={EVIL} /> }] },
      ]}
    />
  ),
  Terminal: (
    <TerminalScreen picture={EVIL} step={EVIL} title={EVIL} sentences={[EVIL]} note={EVIL}>
      <BigButton icon="home" action={EVIL} fields={{ [EVIL]: EVIL }} idempotencyKey={EVIL} children={EVIL} />
    </TerminalScreen>
  ),
};

describe('What is shown is escaped', () => {
  it.each(Object.entries(SHOWN))('%s', (_, vnode) => {
    const html = renderToString(vnode);
    expect(html).toContain('&lt;script>');
    expect(html).not.toContain('<script>');
    // A quote that closed its attribute would leave this behind.
    expect(html).not.toMatch(/alert\("1"\)/);
  });

  it('and none carries what a strict CSP refuses', () => {
    const html = Object.values(SHOWN)
      .map(renderToString as (vnode: VNode) => string)
      .join('');
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<style|javascript:/i);
  });
});

describe('Actions', () => {
  it('says why a refused one is refused, and does not let it be posted', () => {
    const html = renderToString(
      <ActionButtons actions={[{ label: 'Livrer', action: '/ship', refused: 'Rien n’est fini.' }]} />,
    );
    expect(html).toContain('Rien n’est fini.');
    expect(html).toContain('disabled');
    expect(html).not.toContain('<form');
  });

  it('asks its reason before posting, without script', () => {
    const html = renderToString(
      <ActionButtons actions={[{ label: 'Annuler', action: '/cancel', reason: { label: 'Pourquoi ?' } }]} />,
    );
    const [, panel] = /<button class="btn ghost" type="button" popovertarget="([^"]+)">Annuler/.exec(html)!;
    expect(html).toMatch(
      new RegExp(`popover id="${panel}"><form method="post" action="/cancel".*name="reason" required`),
    );
  });
});

describe('Size grid', () => {
  const rows = [
    { label: 'Écru', cells: [{ id: 1, quantity: 4 }, { id: 2, quantity: 8 }, null] },
    {
      label: 'Bleu',
      cells: [
        { id: 3, quantity: 2 },
        { id: 4, quantity: 0 },
        { id: 5, quantity: 1000 },
      ],
    },
  ];
  const text = (html: string) =>
    [...html.matchAll(/class="cell"[^>]*>([^<]*)</g)].map(([, shown]) => shown?.replace(/\s/g, ' '));

  it('sums rows, columns and all before any script', () => {
    const html = renderToString(<SizeGrid editable caption="Tablier" sizes={['S', 'M', 'L']} rows={rows} />);
    expect(text(html)).toEqual(['12', '1 002', '6', '8', '1 000', '1 014']);
    expect(html).toContain('name="cells[5]"');
    expect(html).toContain('aria-label="Bleu, taille L"');
  });

  it('stands sizes in their order, and says beside a quantity what is wrong with it', () => {
    const rows = [
      {
        label: 'Écru',
        cells: [
          { id: 7, quantity: 4 },
          { id: 8, quantity: 2 },
        ],
      },
    ];
    const errors = [{ field: 'cells[8]', message: 'Trop' }];
    const html = renderToString(
      <Form action="/x" errors={errors} values={{ 'cells[8]': '99' }}>
        <SizeGrid editable caption="Tablier" sizes={['XL', 'M']} rows={rows} />
      </Form>,
    );
    expect(html.indexOf('>M</th>')).toBeLessThan(html.indexOf('>XL</th>'));
    expect(html).toMatch(/id="f-cells-8-"[^>]*value="99"[^>]*aria-invalid="true"/);
    expect(html).toMatch(/id="f-cells-8--error">.*Trop/);
  });

  it('shows quantities when it is only read', () => {
    const html = renderToString(<SizeGrid caption="Tablier" sizes={['S', 'M', 'L']} rows={rows} />);
    expect(html).not.toContain('<input');
    expect(text(html).slice(0, 3)).toEqual(['4', '8', '12']);
  });
});

describe('Form', () => {
  const refused = (
    <Form
      action="/x"
      idempotencyKey="k1"
      errors={[{ field: 'price', message: 'Écris un montant.' }]}
      values={{ price: '12,x' }}
    >
      <MoneyField name="price" label="Prix" cents={123450} />
      <MoneyField name="fee" label="Frais" cents={123450} />
    </Form>
  );

  it('keeps what was typed, says the remedy twice and leads to the field', () => {
    const html = renderToString(refused);
    expect(html).toContain('value="12,x"');
    expect(html).toContain('value="1 234,50"');
    expect(html).toMatch(/role="alert".*href="#f-price".*Écris un montant\./);
    expect(html).toMatch(/aria-invalid="true" aria-describedby="f-price-error"/);
    expect(html).toContain('name="_key" value="k1"');
  });
});

describe('Layout', () => {
  const page = (path: string) =>
    documentHtml(
      <Layout
        locale="en"
        title="Orders"
        path={path}
        who={null}
        appearance={{ theme: 'dark', reading: true }}
        menu={[
          { href: '/', label: 'Today', icon: 'home' },
          { href: '/orders', label: 'Orders', icon: 'package' },
          { href: '/orders/late', label: 'Late', icon: 'clock', also: ['/lateness'] },
        ]}
      >
        <p>…</p>
      </Layout>,
    );

  it('is a whole document in its language and appearance', () => {
    expect(page('/')).toMatch(/^<!doctype html><html lang="en" data-theme="dark" data-reading="on">/);
    expect(page('/')).toMatch(/<a class="skip" href="#main">.*<main id="main"/);
  });

  it.each([
    ['/', 'Today'],
    ['/orders/12', 'Orders'],
    ['/orders/late', 'Late'],
    ['/lateness/3', 'Late'],
  ])('marks one entry of the menu at %s', (path, label) => {
    const marked = page(path).split('aria-current="page"');
    expect(marked).toHaveLength(2);
    expect(marked[1]).toMatch(new RegExp(`^.*?<span>${label}</span>`));
  });
});

it('has a drawing for every icon', () => {
  for (const name of ICONS) expect(renderToString(<Icon name={name} />)).toMatch(/<(path|circle|rect|line)/);
});

it('has every word in both languages', () => {
  for (const [key, { fr, en }] of Object.entries(uiWords)) {
    for (const word of [fr, en])
      expect([key, typeof word === 'function' ? word(2 as never, 'M' as never) : word]).not.toContain('');
  }
});

describe('a box in a form', () => {
  const box = (errors: readonly { message: string }[], values: Record<string, string> = {}) =>
    renderToString(
      <Form action="/" errors={errors} values={values}>
        <CheckField name="payer" label="Paie" checked />
      </Form>,
    );

  it('unticked and sent with a mistake stays unticked: nothing is given that nobody gave', () => {
    expect(box([])).toContain('checked');
    expect(box([{ message: 'Ailleurs' }])).not.toContain('checked');
    expect(box([{ message: 'Ailleurs' }], { payer: '1' })).toContain('checked');
  });
});
