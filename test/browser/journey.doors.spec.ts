import { Demo, FOUNDING, story, TABLET, type Visitor } from './journey.support.js';

/** Every page the menu of a role leads to, and those one step further that no journey opens. */
const PLACES: Readonly<Record<string, { email: string; paths: readonly string[]; pictures: Record<string, string> }>> =
  {
    director: {
      email: 'claire.aubert@fil-en-normandie.example',
      paths: ['/orders/new', '/partners', '/partners/new', '/people', '/school', '/safety', '/frameworks', '/me'],
      pictures: { '/safety': 'safety', '/people': 'people' },
    },
    master: {
      email: 'nadia.lebret@fil-en-normandie.example',
      paths: ['/', '/validation', '/orders', '/deliveries', '/learners', '/items', '/work-orders', '/work-orders/new'],
      pictures: {},
    },
    accountant: {
      email: 'helene.roux@cabinet-roux.example',
      paths: ['/invoices', '/payments', '/orders', '/deliveries', '/funding', '/partners', '/search?q=filix'],
      pictures: {},
    },
    funder: { email: 'agnes.vidal@region.example', paths: ['/', '/me'], pictures: { '/': 'funder' } },
    partner: {
      email: 'julie.marchand@filix.example',
      paths: ['/portal/orders', '/portal/deliveries', '/portal/invoices', '/me'],
      pictures: {},
    },
  };

describe('the doors of each person', () => {
  const step = story();
  let demo: Demo;
  beforeAll(async () => {
    demo = await Demo.open();
  }, FOUNDING);
  afterAll(() => demo.close());

  for (const [role, { email, paths, pictures }] of Object.entries(PLACES)) {
    step(`opens every page of the menu of the ${role}, at a desk and on a tablet`, async () => {
      const visitor = await demo.signedIn(email);
      for (const path of paths) {
        await visitor.go(path);
        await visitor.look(pictures[path]);
      }
      visitor.brokeNothing();
      await visitor.context.close();
    });
  }

  step('is told which fields are wrong, and stands before the list of them', async () => {
    const visitor = await demo.signedIn(PLACES.director!.email, TABLET);
    await visitor.go('/partners/new');
    await visitor.sendWrong('Raison sociale', '', { button: 'Ajouter', says: /manque/ });
    const summary = visitor.page.getByRole('alert');
    await summary.getByRole('link', { name: /^Raison sociale : / }).waitFor();
    expect(await summary.evaluate((errors) => errors === document.activeElement)).toBe(true);
    await visitor.look();
    visitor.brokeNothing();
  });

  step('is dark and easier to read when it is asked', async () => {
    const visitor = await demo.signedIn(PLACES.director!.email);
    const cookie = { url: demo.base, httpOnly: false };
    await visitor.context.addCookies([
      { ...cookie, name: 'theme', value: 'dark' },
      { ...cookie, name: 'reading', value: 'on' },
    ]);
    for (const path of ['/', '/workshop', '/orders', '/funding', '/safety']) {
      await visitor.go(path);
      await visitor.look();
    }
    visitor.brokeNothing();
  });

  step('makes a key for a program, and sees it once', async () => {
    const visitor = await demo.signedIn(PLACES.director!.email);
    await visitor.go('/me');
    await visitor.write('Nom de la clé', 'Tableur');
    await visitor.press('Créer la clé');
    await visitor.sees(/^ouv_/);
    await visitor.page.reload();
    await visitor.sees(/Tableur \(/);
    expect(await visitor.page.getByText(/ouv_[\w-]{43}/).count()).toBe(0);
    visitor.brokeNothing();
  });

  step('orders with the keyboard alone', async () => {
    const visitor = await demo.signedIn(PLACES.partner!.email);
    await visitor.go('/portal/orders/new');
    await tabTo(visitor, 'Bleu, taille M');
    await visitor.page.keyboard.type('3');
    await tabTo(visitor, 'Votre numéro de commande');
    await visitor.page.keyboard.type('CLAVIER-1');
    await tabTo(visitor, 'Envoyer la commande');
    await visitor.page.keyboard.press('Enter');
    await visitor.arrives(/Commande CO-/);
    await visitor.sees('CLAVIER-1');
    visitor.brokeNothing();
  });

  step('works before any script', async () => {
    const partner = await demo.visitor(TABLET, { javaScript: false });
    await partner.signIn(PLACES.partner!.email);
    await partner.go('/portal/orders/new');
    await partner.page.getByLabel('Bleu, taille M').first().fill('2');
    await partner.write('Votre numéro de commande', 'SANS-SCRIPT');
    await partner.press('Envoyer la commande');
    await partner.arrives(/Commande CO-/);
    const number = (await partner.page.getByRole('heading', { level: 1 }).innerText()).replace('Commande ', '');
    const director = await demo.visitor(TABLET, { javaScript: false });
    await director.signIn(PLACES.director!.email);
    await director.go('/orders');
    await director.follow(number);
    await director.write('Date promise', '2026-12-18');
    await director.press('Confirmer la commande');
    await director.sees('La commande est confirmée');
    for (const path of ['/', '/workshop', '/learners', '/invoices', '/funding', '/school']) {
      await director.go(path);
      await director.page.getByRole('heading', { level: 1 }).waitFor();
    }
    await director.page.locator('.who summary').click();
    await director.press('Se déconnecter');
    await director.arrives('Se connecter');
    partner.brokeNothing();
    director.brokeNothing();
  });
});

/** Presses Tab until the focus stands on what has this name. */
async function tabTo({ page }: Visitor, name: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const here = document.activeElement as HTMLInputElement | null;
      return here?.getAttribute('aria-label') ?? here?.labels?.[0]?.textContent ?? here?.textContent ?? '';
    });
    if (focused.includes(name)) return;
  }
  throw new Error(`Tab never comes to « ${name} ».`);
}
