import { localDate } from '../../time/local-date.js';
import { dateTime, dayMonth, duration, monthName, percent, shortDate, spokenDate } from '../format.js';
import { defineWords, say } from '../words.js';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const words = defineWords({
  orders: { fr: 'Commandes', en: 'Orders' },
  late: {
    fr: (n: number) => `${n} en retard`,
    en: (n: number) => `${n} late`,
  },
});

describe('words', () => {
  it('are said in the language asked for, sentences with parameters too', () => {
    expect(say(words, 'fr').orders).toBe('Commandes');
    expect(say(words, 'en').orders).toBe('Orders');
    expect(say(words, 'fr').late(3)).toBe('3 en retard');
    expect(say(words, 'en').late(3)).toBe('3 late');
  });

  it('keep French signs with the word they belong to, and leave English as it is', () => {
    const sure = defineWords({
      drop: { fr: 'Tout perdre ?', en: 'Lose all ?' },
      share: { fr: (of: string) => `Part de « ${of} » : 4 %`, en: (of: string) => `Share of ${of} : 4 %` },
    });
    expect(say(sure, 'fr').drop).toBe('Tout perdre\u00a0?');
    expect(say(sure, 'fr').share('a b')).toBe('Part de «\u00a0a b\u00a0»\u00a0: 4\u00a0%');
    expect(say(sure, 'en').share('a b')).toBe('Share of a b : 4 %');
  });

  it('of two rooms are not mixed', () => {
    const other = defineWords({ orders: { fr: 'Achats', en: 'Purchases' } });
    expect([say(words, 'fr').orders, say(other, 'fr').orders, say(words, 'fr').orders]).toEqual([
      'Commandes',
      'Achats',
      'Commandes',
    ]);
  });
});

describe('days and hours', () => {
  const day = localDate('2026-11-03');

  it('are written as people write them', () => {
    expect(shortDate(day, 'fr')).toBe('03/11/2026');
    expect(shortDate(day, 'en')).toBe('03/11/2026');
    expect(spokenDate(day, 'fr')).toBe('mardi 3 novembre');
    expect(spokenDate(day, 'en')).toMatch(/^Tuesday,? 3 November$/);
    expect(dayMonth(day, 'fr')).toBe('3 nov.');
    expect(monthName('2026-02', 'fr')).toBe('février 2026');
  });

  it('are those of France, summer and winter', () => {
    expect(plain(dateTime('2026-11-23T23:30:00.000Z', 'fr'))).toMatch(/^24\/11\/2026.* 00:30$/);
    expect(plain(dateTime('2026-07-14T22:30:00.000Z', 'fr'))).toMatch(/^15\/07\/2026.* 00:30$/);
  });

  it.each([
    [0, '0 h 00'],
    [5, '0 h 05'],
    [60, '1 h 00'],
    [125, '2 h 05'],
    [119.6, '2 h 00'],
    [59.4, '0 h 59'],
  ])('%d minutes is %s', (minutes, written) => {
    expect(duration(minutes)).toBe(written);
  });

  it('and shares are written with their sign', () => {
    expect(plain(percent(3400, 'fr'))).toBe('34 %');
    expect(percent(3455, 'en', 1)).toBe('34.6%');
    expect(plain(percent(550, 'fr', 1))).toBe('5,5 %');
  });
});
