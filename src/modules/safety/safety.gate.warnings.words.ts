import { defineWords } from '../../core/words/words.js';

type About = (what: string, date: string, day: string) => string;
/** The two sentences of a finding; the article and the full stop are added when it is said. */
export const about = (fr: About, en: About) => ({ fr, en });

// The warnings A1 to A9; the blocks are in safety.gate.words.ts.
export const safetyWarningWords = defineWords({
  A1_declaration: about(
    (what, days, day) =>
      `La déclaration de dérogation pour ${what} finit le ${day}, ${days} : préparez son renouvellement`,
    (what, days, day) => `The derogation declaration for ${what} ends on ${day}, ${days}: prepare its renewal`,
  ),
  A1_medical_opinion: about(
    (what, days, day) => `L’avis médical pour ${what} finit le ${day}, ${days} : demandez la visite annuelle`,
    (what, days, day) => `The medical opinion for ${what} ends on ${day}, ${days}: ask for the yearly visit`,
  ),
  A2_day: about(
    (minutes, limit) => `Journée prévue de ${minutes}, plus de ${limit} : allégez la journée`,
    (minutes, limit) => `Day planned for ${minutes}, more than ${limit}: lighten the day`,
  ),
  A2_week: about(
    (minutes, limit) => `Semaine prévue de ${minutes}, plus de ${limit} : allégez la semaine`,
    (minutes, limit) => `Week planned for ${minutes}, more than ${limit}: lighten the week`,
  ),
  A4_sunday: about(
    (_, date) => `Le ${date} est un dimanche : choisissez un jour d’école`,
    (_, date) => `${date} is a Sunday: choose a school day`,
  ),
  A4_holiday: about(
    (_, date) => `Le ${date} est un jour férié : choisissez un jour d’école`,
    (_, date) => `${date} is a legal holiday: choose a school day`,
  ),
  A5: about(
    (what, date) =>
      `Charge lourde pour ${what} au ${date} sans avis médical qui comprend la manutention : allégez la charge ou enregistrez cet avis`,
    (what, date) =>
      `Heavy load for ${what} on ${date} without a medical opinion that includes handling: lighten the load or record this opinion`,
  ),
  A6: about(
    (what, level, required) =>
      `Niveau ${level} pour ${what}, opération critique de niveau ${required} : choisissez un élève confirmé ou restez auprès de lui`,
    (what, level, required) =>
      `Level ${level} for ${what}, a critical operation of level ${required}: choose a confirmed learner or stay close`,
  ),
  A7_too_many: about(
    (learners, limit) => `${learners} élèves pour un encadrant, plus de ${limit} : ajoutez un encadrant`,
    (learners, limit) => `${learners} learners for one supervisor, more than ${limit}: add a supervisor`,
  ),
  A7_elsewhere: about(
    () => 'L’encadrant est prévu sur une autre machine : déplacez l’opération ou changez d’encadrant',
    () => 'The supervisor is due on another machine: move the operation or change supervisor',
  ),
  A8: about(
    (_, days, day) =>
      `L’élève a 18 ans le ${day}, ${days} : ses règles changent ce jour-là, vérifiez la suite de son travail`,
    (_, days, day) =>
      `The learner turns 18 on ${day}, ${days}: the rules change on that day, check the work that follows`,
  ),
  A9: about(
    (what) => `Équipements de protection non cochés pour ${what} : vérifiez-les et cochez-les avant de commencer`,
    (what) => `Protective equipment not ticked for ${what}: check it and tick it before starting`,
  ),
});
