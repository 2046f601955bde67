import { refusal } from '../../core/errors/refusal.js';
import { MIN_PASSWORD } from './secrets.js';

export const wrongCredentials = () =>
  refusal('identity.wrong_credentials', 422, {
    fr: 'Adresse ou mot de passe inconnu. Vérifiez-les, ou choisissez « Mot de passe oublié ».',
    en: 'Unknown address or password. Check them, or choose “Forgotten password”.',
  });

export const wrongPassword = () =>
  refusal(
    'identity.wrong_password',
    422,
    {
      fr: 'Ce n’est pas votre mot de passe actuel. Réessayez, ou passez par « Mot de passe oublié ».',
      en: 'This is not your current password. Try again, or use “Forgotten password”.',
    },
    'currentPassword',
  );

export const wrongPin = () =>
  refusal(
    'identity.wrong_pin',
    422,
    {
      fr: 'Ce n’est pas le bon code. Réessaie, ou demande à ton maître.',
      en: 'This is not the right code. Try again, or ask your master.',
    },
    'pin',
  );

export const lockedFor = (seconds: number) =>
  refusal('identity.locked', 429, {
    fr: `Trop d’essais. Attendez ${seconds} s, puis recommencez.`,
    en: `Too many tries. Wait ${seconds} s, then try again.`,
  });

export const weakPassword = () =>
  refusal('identity.weak_password', 422, {
    fr: `Choisissez un mot de passe d’au moins ${MIN_PASSWORD} caractères, que vous n’utilisez pas ailleurs. Une phrase convient très bien.`,
    en: `Choose a password of at least ${MIN_PASSWORD} characters that you use nowhere else. A sentence does very well.`,
  });

export const weakPin = () =>
  refusal(
    'identity.weak_pin',
    422,
    {
      fr: 'Choisissez un code de 4 à 8 chiffres qui ne se suivent pas, ne se répètent pas et ne dessinent pas une ligne.',
      en: 'Choose a code of 4 to 8 digits that are not in a row, do not repeat and draw no line on the keys.',
    },
    'pin',
  );

export const noRight = () =>
  refusal(
    'identity.no_right',
    422,
    {
      fr: 'Cochez au moins un droit : sans droit, cette personne ne verrait rien.',
      en: 'Tick at least one right: without any, this person would see nothing.',
    },
    'buyer',
  );

export const invitationOver = () =>
  refusal('identity.invitation_over', 409, {
    fr: 'Cette invitation a déjà servi, a expiré ou a été reprise. Demandez-en une nouvelle à l’école.',
    en: 'This invitation was used, has expired or was taken back. Ask the school for a new one.',
  });

export const resetOver = () =>
  refusal('identity.reset_over', 409, {
    fr: 'Ce lien a déjà servi ou a expiré. Demandez-en un autre par « Mot de passe oublié ».',
    en: 'This link was used or has expired. Ask for another with “Forgotten password”.',
  });

export const passwordJustChosen = () =>
  refusal('identity.password_just_chosen', 409, {
    fr: 'Vous venez de choisir un mot de passe par une autre invitation. Rouvrez ce lien et donnez-le.',
    en: 'You have just chosen a password through another invitation. Open this link again and give it.',
  });

export const alreadyMember = () =>
  refusal('identity.already_member', 409, {
    fr: 'Cette personne a déjà ce rôle dans l’école.',
    en: 'This person already has this role in the school.',
  });

export const lastDirector = () =>
  refusal('identity.last_director', 409, {
    fr: 'C’est la dernière personne de la direction. Nommez-en une autre d’abord.',
    en: 'This is the last head of the school. Name another one first.',
  });

export const partnerMissing = () =>
  refusal('identity.partner_missing', 422, {
    fr: 'Choisissez l’entreprise de cette personne, parmi les partenaires de l’école.',
    en: 'Choose the company of this person, among the partners of the school.',
  });

export const unknownBadge = () =>
  refusal('identity.unknown_badge', 422, {
    fr: 'Ce badge n’ouvre plus. Demande à ton maître.',
    en: 'This badge no longer opens. Ask your master.',
  });

export const noTablet = () =>
  refusal('identity.no_tablet', 409, {
    fr: 'Cette tablette n’est pas enregistrée. Demande à ton maître de l’enregistrer.',
    en: 'This tablet is not registered. Ask your master to register it.',
  });
