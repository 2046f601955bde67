import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { counted } from '../words/format.js';
import { defineWords, say, type Locale } from '../words/words.js';

/** Words that belong to no room: navigation, forms, tables. */
export const uiWords = defineWords({
  skip: { fr: 'Aller au contenu', en: 'Skip to content' },
  menu: { fr: 'Menu', en: 'Menu' },
  search: { fr: 'Rechercher', en: 'Search' },
  searchHint: { fr: 'Numéro, nom…', en: 'Number, name…' },
  settings: { fr: 'Mes réglages', en: 'My settings' },
  signOut: { fr: 'Se déconnecter', en: 'Sign out' },
  otherLanguage: { fr: 'English', en: 'Français' },
  schools: { fr: 'Changer d’école', en: 'Change school' },
  darkTheme: { fr: 'Thème sombre', en: 'Dark theme' },
  readingMode: { fr: 'Lecture facile', en: 'Easy reading' },
  optional: { fr: 'facultatif', en: 'optional' },
  dateHint: { fr: 'JJ/MM/AAAA', en: 'DD/MM/YYYY' },
  choose: { fr: 'Choisir…', en: 'Choose…' },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  leave: { fr: 'Ne rien faire', en: 'Do nothing' },
  unsaved: {
    fr: 'Des saisies ne sont pas enregistrées. Quitter sans les garder ?',
    en: 'Some input is not saved. Leave without keeping it?',
  },
  fileFaults: {
    fr: (n: number) => (n > 1 ? `${n} points à corriger dans le fichier` : 'Un point à corriger dans le fichier'),
    en: (n: number) => (n > 1 ? `${n} points to mend in the file` : 'One point to mend in the file'),
  },
  preview: { fr: 'Aperçu', en: 'Preview' },
  previewOf: { fr: (name: string) => `Aperçu de ${name}`, en: (name: string) => `Preview of ${name}` },
  confidential: { fr: 'Confidentiel', en: 'Confidential' },
  confidentialHelp: {
    fr: 'Lu par ceux qui chiffrent et font le travail, et par le client ; pas par la comptabilité.',
    en: 'Read by those who price and make the work, and by the customer; not by accounting.',
  },
  where: { fr: 'Où', en: 'Where' },
  toMend: { fr: 'À corriger', en: 'To mend' },
  errors: {
    fr: (count: number) => (count > 1 ? `${count} points à corriger` : 'Un point à corriger'),
    en: (count: number) => (count > 1 ? `${count} points to correct` : 'One point to correct'),
  },
  rows: {
    fr: (count: number) => counted(count, 'fr', ['ligne', 'lignes']),
    en: (count: number) => counted(count, 'en', ['row', 'rows']),
  },
  pages: { fr: 'Pages', en: 'Pages' },
  next: { fr: 'Suivants', en: 'Next' },
  sortedUp: { fr: 'tri croissant', en: 'sorted ascending' },
  sortedDown: { fr: 'tri décroissant', en: 'sorted descending' },
  export: { fr: 'Exporter', en: 'Export' },
  acts: { fr: 'Ce qui peut être fait', en: 'What can be done' },
  total: { fr: 'Total', en: 'Total' },
  colour: { fr: 'Couleur', en: 'Colour' },
  cellLabel: {
    fr: (row: string, size: string) => `${row}, taille ${size}`,
    en: (row: string, size: string) => `${row}, size ${size}`,
  },
  done: { fr: 'fait', en: 'done' },
  current: { fr: 'prochaine étape', en: 'next step' },
  todo: { fr: 'à venir', en: 'to come' },
  chartData: { fr: 'Voir les chiffres', en: 'See the figures' },
  planned: { fr: 'carnet de commandes', en: 'order book' },
});

/** The language of the page being drawn; layouts set it, a fragment sent alone sets it with `Speak`. */
export const Speak = createContext<Locale>('fr');

export function useLocale(): Locale {
  return useContext(Speak);
}

export function useUiWords() {
  return say(uiWords, useContext(Speak));
}
