import fc from 'fast-check';
import { ROLES } from '../../../core/access/scope.js';
import { badgesOf, mainRole, menuOf } from '../house-menu.js';

describe('the menu', () => {
  it('holds seven entries at most, each once, whatever roles a person has', () => {
    fc.assert(
      fc.property(fc.subarray([...ROLES]), (roles) => {
        const menu = menuOf(new Set(roles), {}, 'fr').map(({ href }) => href);
        expect(menu.length).toBeLessThanOrEqual(7);
        expect(new Set(menu).size).toBe(menu.length);
      }),
    );
  });

  it('starts with the main role, and shows only its own counts', () => {
    expect(mainRole(new Set(['accountant', 'director']))).toBe('director');
    expect(mainRole(new Set(['system']))).toBeNull();
    expect(badgesOf(new Set(['accountant']))).toEqual(new Set(['toInvoice']));
    const badges = { toConfirm: 3, toValidate: 2 };
    const shown = menuOf(new Set(['director']), badges, 'fr').filter(({ badge }) => badge);
    expect(shown.map(({ href, badge }) => [href, badge])).toEqual([
      ['/orders', 3],
      ['/workshop', 2],
    ]);
  });

  it('shows a learner nothing to get lost in', () => {
    expect(menuOf(new Set(['learner']), {}, 'fr')).toEqual([]);
  });
});
