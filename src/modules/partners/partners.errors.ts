import { Refusal, type FieldProblem } from '../../core/errors/refusal.js';

export const wrongIdentifiers = (fields: readonly FieldProblem[]) =>
  new Refusal(
    'partners.wrong_identifiers',
    422,
    {
      fr: 'Les numéros d’entreprise ne concordent pas. Corrigez ceux qui sont signalés.',
      en: 'The company numbers do not agree. Correct those that are marked.',
    },
    fields,
  );

/** Its invoices are addressed by it (BT-46, scheme 0009). */
export const publicWithoutSiret: FieldProblem = {
  field: 'siret',
  code: 'publicWithoutSiret',
  sentence: {
    fr: 'Un organisme public se nomme par son SIRET : ses factures lui sont adressées ainsi.',
    en: 'A public body is named by its SIRET: its invoices are addressed by it.',
  },
};

export const noRole = () =>
  new Refusal(
    'partners.no_role',
    422,
    { fr: 'Un partenaire a au moins un rôle.', en: 'A partner has at least one role.' },
    [
      {
        field: 'roles',
        code: 'noRole',
        sentence: {
          fr: 'Cochez au moins un rôle, comme « Client ».',
          en: 'Tick at least one role, such as “Customer”.',
        },
      },
    ],
  );

export const inactivePartner = () =>
  new Refusal('partners.inactive', 409, {
    fr: 'Ce partenaire n’est plus actif. Réactivez sa fiche avant d’inviter quelqu’un.',
    en: 'This partner is no longer active. Make it active again before inviting somebody.',
  });

export const lastManager = () =>
  new Refusal('partners.last_manager', 409, {
    fr: 'Il faut quelqu’un pour gérer les accès. Donnez ce droit à un collègue d’abord.',
    en: 'Somebody must manage access. Give that right to a colleague first.',
  });
