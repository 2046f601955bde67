import { writtenDate } from '../../core/words/format.js';
import { defineWords, say, type Locale } from '../../core/words/words.js';
import type { LocalDate } from '../../core/time/local-date.js';
import { machineClassName } from './machine-classes.js';
import { isWorkRule, regulatedWork } from './regulated-works.js';
import { about, safetyWarningWords } from './safety.gate.warnings.words.js';
import type { FindingSubject, GateFinding, ReadableFinding, Unreadable } from './safety.gate.types.js';

// Keys are rule_reason: a reason without its two sentences does not compile. The article and the full stop are added.
export const safetyGateWords = defineWords({
  B1_forbidden: about(
    (what, date) => `${what} est interdit aux moins de 18 ans au ${date} : donnez une autre opération à l’élève`,
    (what, date) => `${what} is forbidden under 18 on ${date}: give the learner another operation`,
  ),
  B2_missing: about(
    (what, date) =>
      `Déclaration de dérogation manquante pour ${what} au ${date} : envoyez-la à l’inspection du travail et enregistrez-la`,
    (what, date) =>
      `Derogation declaration missing for ${what} on ${date}: send it to the labour inspectorate and record it`,
  ),
  B2_expired: about(
    (what, date, day) =>
      `Déclaration de dérogation finie le ${day} pour ${what} au ${date} : renouvelez-la et enregistrez l’envoi`,
    (what, date, day) =>
      `Derogation declaration ended on ${day} for ${what} on ${date}: renew it and record its sending`,
  ),
  B2_not_yet_sent: about(
    (what, date, day) =>
      `Déclaration de dérogation pour ${what} envoyée le ${day} seulement, après le ${date} : choisissez un jour à partir du ${day}`,
    (what, date, day) =>
      `Derogation declaration for ${what} sent on ${day} only, after ${date}: choose a day from ${day} on`,
  ),
  B2_not_in_force: about(
    (what, date) =>
      `Déclaration de dérogation non envoyée, finie ou retirée pour ${what} au ${date} : envoyez-en une et enregistrez l’envoi`,
    (what, date) =>
      `Derogation declaration not sent, ended or withdrawn for ${what} on ${date}: send one and record its sending`,
  ),
  B2_other_workshop: about(
    (what, date) =>
      `Déclaration de dérogation valable pour un autre atelier que celui de ${what} au ${date} : déclarez ce lieu et enregistrez l’envoi`,
    (what, date) =>
      `Derogation declaration made for another workshop than that of ${what} on ${date}: declare this place and record the sending`,
  ),
  B2_workshop_unknown: about(
    (what, date) =>
      `Lieu inconnu pour ${what} au ${date}, la déclaration de dérogation ne peut être vérifiée : indiquez l’atelier de l’opération`,
    (what, date) =>
      `Place unknown for ${what} on ${date}, the derogation declaration cannot be checked: give the workshop of the operation`,
  ),
  B2_habilitation_missing: about(
    (what, date) => `Habilitation électrique manquante pour ${what} au ${date} : enregistrez l’habilitation de l’élève`,
    (what, date) => `Electrical habilitation missing for ${what} on ${date}: record the learner’s habilitation`,
  ),
  B3_missing: about(
    (what, date) => `Avis médical manquant pour ${what} au ${date} : enregistrez l’avis d’aptitude`,
    (what, date) => `Medical opinion missing for ${what} on ${date}: record the fitness opinion`,
  ),
  B3_expired: about(
    (what, date, day) =>
      `Avis médical fini le ${day} pour ${what} au ${date} : demandez la visite annuelle et enregistrez le nouvel avis`,
    (what, date, day) =>
      `Medical opinion ended on ${day} for ${what} on ${date}: ask for the yearly visit and record the new opinion`,
  ),
  B3_unfit: about(
    (what, date) =>
      `Avis médical défavorable pour ${what} au ${date} : donnez une autre opération, ou enregistrez un nouvel avis d’aptitude`,
    (what, date) =>
      `Unfavourable medical opinion for ${what} on ${date}: give another operation, or record a new fitness opinion`,
  ),
  B3_excluded: about(
    (what, date) =>
      `Avis médical qui exclut ${what} au ${date} : donnez une autre opération, ou enregistrez un nouvel avis d’aptitude`,
    (what, date) =>
      `Medical opinion that excludes ${what} on ${date}: give another operation, or record a new fitness opinion`,
  ),
  B3_handling_not_included: about(
    (what, date) =>
      `Avis médical sans la manutention pour ${what} au ${date} : enregistrez un avis d’aptitude qui la comprend`,
    (what, date) =>
      `Medical opinion without handling for ${what} on ${date}: record a fitness opinion that includes it`,
  ),
  B4_missing: about(
    (what, date) =>
      `Formation à la sécurité manquante pour ${what} au ${date} : formez l’élève et enregistrez la formation`,
    (what, date) => `Safety training missing for ${what} on ${date}: train the learner and record the training`,
  ),
  B5_missing: about(
    (what, date) => `Autorisation de conduite manquante pour ${what} au ${date} : enregistrez l’autorisation`,
    (what, date) => `Driving authorisation missing for ${what} on ${date}: record the authorisation`,
  ),
  B5_expired: about(
    (what, date, day) =>
      `Autorisation de conduite finie le ${day} pour ${what} au ${date} : renouvelez-la et enregistrez-la`,
    (what, date, day) => `Driving authorisation ended on ${day} for ${what} on ${date}: renew it and record it`,
  ),
  B6_missing: about(
    (what, date) => `Encadrant manquant pour ${what} au ${date} : nommez un encadrant compétent pour cet atelier`,
    (what, date) => `Supervisor missing for ${what} on ${date}: name a supervisor competent for this workshop`,
  ),
  B6_not_competent: about(
    (what, date) =>
      `Encadrant non désigné compétent pour l’atelier de ${what} au ${date} : enregistrez sa désignation ou choisissez-en un autre`,
    (what, date) =>
      `Supervisor not named competent for the workshop of ${what} on ${date}: record the naming or choose another`,
  ),
  B6_absent: about(
    (what, date) => `Encadrant absent pour ${what} au ${date} : choisissez un encadrant présent`,
    (what, date) => `Supervisor absent for ${what} on ${date}: choose a supervisor who is present`,
  ),
  B7_out_of_service: about(
    (what, date) =>
      `Machine ${what} hors service au ${date} : choisissez une autre machine, ou enregistrez sa remise en service`,
    (what, date) =>
      `Machine ${what} out of service on ${date}: choose another machine, or record its return to service`,
  ),
  B7_check_missing: about(
    (what, date) =>
      `Contrôle périodique manquant pour ${what} au ${date} : faites contrôler la machine et enregistrez le contrôle`,
    (what, date) => `Periodic check missing for ${what} on ${date}: have the machine checked and record the check`,
  ),
  B7_check_expired: about(
    (what, date, day) =>
      `Contrôle périodique fini le ${day} pour ${what} au ${date} : faites contrôler la machine et enregistrez le contrôle`,
    (what, date, day) =>
      `Periodic check ended on ${day} for ${what} on ${date}: have the machine checked and record the check`,
  ),
  B8_under_15: about(
    (_, date, day) => `Apprenant de moins de 15 ans au ${date} : choisissez un jour à partir du ${day}`,
    (_, date, day) => `Learner under 15 on ${date}: choose a day from ${day} on`,
  ),
  B8_implausible: about(
    (_, date, day) => `Date de naissance ${day} invraisemblable au ${date} : corrigez la fiche de l’élève`,
    (_, date, day) => `Birth date ${day} implausible on ${date}: correct the learner’s record`,
  ),
  ...safetyWarningWords,
  B9_day: about(
    (worked, limit) => `${worked} de travail ce jour, ${limit} au plus : à demain`,
    (worked, limit) => `${worked} of work today, ${limit} at most: go on tomorrow`,
  ),
  B9_week: about(
    (worked, limit) => `${worked} de travail cette semaine, ${limit} au plus : à lundi`,
    (worked, limit) => `${worked} of work this week, ${limit} at most: go on next Monday`,
  ),
  B9_stretch: about(
    (worked, limit) => `${worked} sans pause, ${limit} au plus : 30 minutes de pause d’abord`,
    (worked, limit) => `${worked} without a break, ${limit} at most: 30 minutes of break first`,
  ),
  B9_rest: about(
    (rested, least) => `${rested} de repos depuis hier, ${least} au moins : plus tard`,
    (rested, least) => `${rested} of rest since yesterday, ${least} at least: later`,
  ),
  B9_night: about(
    (_, from) => `C’est la nuit, de ${from} à 6 h : à demain`,
    (_, from) => `It is night, from ${from} to 6 h: go on in the morning`,
  ),
  unreadable: about(
    (what, field) => `Contrôle impossible, ${what} : valeur inconnue ou illisible (${field}), corrigez la fiche`,
    (what, field) => `Check could not be made, ${what}: value unknown or unreadable (${field}), correct the record`,
  ),
  unreadableB0: { fr: 'demande', en: 'request' },
  unreadableB1: { fr: 'règle de la machine ou du travail', en: 'rule of the machine or work' },
  unreadableB2: { fr: 'déclaration de dérogation ou lieu', en: 'derogation declaration or place' },
  unreadableB3: { fr: 'avis médical', en: 'medical opinion' },
  unreadableB4: { fr: 'formation à la sécurité', en: 'safety training' },
  unreadableB5: { fr: 'autorisation de conduite', en: 'driving authorisation' },
  unreadableB6: { fr: 'encadrement', en: 'supervision' },
  unreadableB7: { fr: 'état ou contrôle de la machine', en: 'state or check of the machine' },
  unreadableB9: { fr: 'temps de travail', en: 'working time' },
  unreadableB8: { fr: 'date de naissance', en: 'birth date' },
  daysLeft: {
    fr: (days: number) => (days === 0 ? 'aujourd’hui' : days === 1 ? 'dans 1 jour' : `dans ${days} jours`),
    en: (days: number) => (days === 0 ? 'today' : days === 1 ? 'in 1 day' : `in ${days} days`),
  },
});

/** One sentence that names what is missing and says what to do. */
export function sentenceOf(finding: GateFinding, locale: Locale): string {
  const sentence = isReadable(finding) ? readableSentence(finding, locale) : unreadableSentence(finding, locale);
  const whole = `${sentence}${finding.article && ` (${finding.article})`}.`;
  // French typography: a no-break space before « : » and inside the guillemets.
  return locale === 'fr' ? whole.replace(/ (?=[:»])|(?<=«) /g, '\u00a0') : whole;
}

function isReadable(finding: GateFinding): finding is ReadableFinding {
  return !('reason' in finding.facts && finding.facts.reason === 'unreadable');
}

function unreadableSentence(finding: Exclude<GateFinding, ReadableFinding>, locale: Locale): string {
  const words = say(safetyGateWords, locale);
  return words.unreadable(words[`unreadable${finding.rule}`], (finding.facts as Unreadable).field, '');
}

function readableSentence({ rule, facts }: ReadableFinding, locale: Locale): string {
  const words = say(safetyGateWords, locale);
  const day = (date: LocalDate | null): string => sayDay(date, locale);
  const named = (key: AboutKey, about: FindingSubject & Dates): string =>
    words[key](subjectName(about, locale), day(about.date), day(about.day));
  switch (rule) {
    case 'B1':
      return named(`B1_${facts.reason}`, facts);
    case 'B2':
      return named(`B2_${facts.reason}`, facts);
    case 'B3':
      return named(`B3_${facts.reason}`, facts);
    case 'B4':
      return named(`B4_${facts.reason}`, facts);
    case 'B5':
      return named(`B5_${facts.reason}`, facts);
    case 'B6':
      return words[`B6_${facts.reason}`](quoted(facts.operation, locale), day(facts.date), '');
    case 'B7':
      return named(`B7_${facts.reason}`, facts);
    case 'B8':
      return words[`B8_${facts.reason}`]('', day(facts.date), day(facts[BIRTH_DAY_SAID[facts.reason]]));
    case 'B9':
      return words[`B9_${facts.reason}`](duration(facts.minutes), duration(facts.limitMinutes), '');
    case 'A1':
      return words[`A1_${facts.paper}`](subjectName(facts, locale), words.daysLeft(facts.daysLeft), day(facts.lastDay));
    case 'A2':
      return words[`A2_${facts.span}`](duration(facts.minutes), duration(facts.limitMinutes), '');
    case 'A4':
      return words[`A4_${facts.reason}`]('', day(facts.date), '');
    case 'A5':
      return words.A5(quoted(facts.operation, locale), day(facts.date), '');
    case 'A6':
      return words.A6(quoted(facts.operation, locale), String(facts.level), String(facts.requiredLevel));
    case 'A7':
      return words[`A7_${facts.reason}`](String(facts.learners), String(facts.limit), '');
    case 'A8':
      return words.A8('', words.daysLeft(facts.daysLeft), day(facts.on));
    case 'A9':
      return words.A9(quoted(facts.operation, locale), '', '');
    default:
      return rule satisfies never;
  }
}

const BIRTH_DAY_SAID = { under_15: 'fifteenOn', implausible: 'birthDate' } as const;
type AboutKey = Extract<keyof typeof safetyGateWords, `B${'1' | '2' | '3' | '4' | '5' | '7'}_${string}`>;
type Dates = { date: LocalDate; day: LocalDate | null };

function subjectName({ code, name }: FindingSubject, locale: Locale): string {
  const work = isWorkRule(code) ? regulatedWork(code).name[locale] : null;
  return quoted(name ?? work ?? machineClassName(code, locale) ?? code, locale);
}

function quoted(text: string, locale: Locale): string {
  return locale === 'fr' ? `« ${text} »` : `“${text}”`;
}

function sayDay(date: LocalDate | null, locale: Locale): string {
  return date === null ? '' : writtenDate(date, locale);
}

function duration(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${String(rest).padStart(2, '0')}`}`;
}
