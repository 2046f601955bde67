import { defineWords } from '../../core/words/words.js';

export const identityWords = defineWords({
  signIn: { fr: 'Se connecter', en: 'Sign in' },
  signInSub: {
    fr: 'L’ouvrage de l’école, de la commande au financement.',
    en: 'The work of the school, from order to funding.',
  },
  email: { fr: 'Adresse électronique', en: 'Mail address' },
  password: { fr: 'Mot de passe', en: 'Password' },
  passwordHelp: {
    fr: 'Au moins 12 caractères. Une phrase convient très bien.',
    en: 'At least 12 characters. A sentence does very well.',
  },
  forgotten: { fr: 'Mot de passe oublié', en: 'Forgotten password' },
  forgottenWhat: {
    fr: 'Donnez votre adresse : vous y recevrez un lien pour choisir un nouveau mot de passe.',
    en: 'Give your address: a link to choose a new password will be mailed to it.',
  },
  sendLink: { fr: 'Recevoir le lien', en: 'Mail me the link' },
  forgottenSent: {
    fr: 'Si cette adresse est connue, un lien valable une heure vient de partir. Rien reçu ? Vérifiez l’adresse, ou demandez une invitation à l’école.',
    en: 'If this address is known, a link good for one hour has just left. Nothing came? Check the address, or ask the school for an invitation.',
  },
  resetEnds: {
    fr: 'Vos appareils connectés et vos clés d’API seront déconnectés.',
    en: 'Your signed-in devices and your API keys will be signed out.',
  },
  resetSubject: { fr: 'Ouvrage : choisir un nouveau mot de passe', en: 'Ouvrage: choose a new password' },
  resetBody: {
    fr: (name: string, link: string) =>
      `Bonjour ${name},\n\nChoisissez un nouveau mot de passe par ce lien, valable une heure :\n${link}\n\nSi vous n’avez rien demandé, ne faites rien : votre mot de passe ne change pas.\n`,
    en: (name: string, link: string) =>
      `Hello ${name},\n\nChoose a new password by this link, good for one hour:\n${link}\n\nIf you asked for nothing, do nothing: your password does not change.\n`,
  },
  newPassword: { fr: 'Nouveau mot de passe', en: 'New password' },
  currentPassword: { fr: 'Mot de passe actuel', en: 'Current password' },
  changePassword: { fr: 'Changer le mot de passe', en: 'Change the password' },
  learnerDoor: { fr: 'Tablette de l’atelier', en: 'Workshop tablet' },
  isItYou: { fr: (name: string) => `C’est toi, ${name} ?`, en: (name: string) => `Is it you, ${name}?` },
  notMe: { fr: 'Ce n’est pas moi', en: 'It is not me' },
  backToTablet: { fr: 'Retour', en: 'Back' },
  orBadge: { fr: 'Ou lis ton badge avec la caméra.', en: 'Or read your badge with the camera.' },
  whoAreYou: { fr: 'Qui es-tu ?', en: 'Who are you?' },
  yourPin: { fr: 'Ton code', en: 'Your code' },
  enter: { fr: 'J’entre', en: 'Enter' },
  noLearner: { fr: 'Personne n’a encore de code', en: 'Nobody has a code yet' },
  noLearnerWhat: {
    fr: 'La direction donne un code sur la fiche de l’élève.',
    en: 'The head gives a code on the learner’s sheet.',
  },
  me: { fr: 'Mes réglages', en: 'My settings' },
  language: { fr: 'Langue', en: 'Language' },
  sessions: { fr: 'Appareils connectés', en: 'Signed-in devices' },
  since: { fr: 'Depuis', en: 'Since' },
  lastSeen: { fr: 'Vu', en: 'Last seen' },
  thisOne: { fr: 'cet appareil', en: 'this device' },
  revoke: { fr: 'Déconnecter', en: 'Sign out' },
  apiKeys: { fr: 'Clés d’API', en: 'API keys' },
  apiKeyWhat: { fr: 'Une clé laisse un programme agir pour vous.', en: 'A key lets a program act for you.' },
  keyName: { fr: 'Nom de la clé', en: 'Name of the key' },
  tryApi: { fr: 'Essayer l’API : chaque appel, avec un exemple', en: 'Try the API: each call, with an example' },
  newKey: { fr: 'Créer la clé', en: 'Create the key' },
  keyOnce: {
    fr: 'Copiez la clé maintenant : elle ne sera plus montrée.',
    en: 'Copy the key now: it will not be shown again.',
  },
  noKey: { fr: 'Aucune clé', en: 'No key' },
  people: { fr: 'Personnes', en: 'People' },
  peopleSub: { fr: 'Qui entre dans l’école, et avec quel rôle', en: 'Who enters the school, and as what' },
  name: { fr: 'Nom', en: 'Name' },
  role: { fr: 'Rôle', en: 'Role' },
  company: { fr: 'Entreprise', en: 'Company' },
  invite: { fr: 'Inviter', en: 'Invite' },
  inviteTitle: { fr: 'Inviter une personne', en: 'Invite a person' },
  invited: { fr: 'Invitations en attente', en: 'Pending invitations' },
  takeBack: { fr: 'Reprendre l’invitation', en: 'Take the invitation back' },
  expires: { fr: 'Expire le', en: 'Expires on' },
  end: { fr: 'Retirer le rôle', en: 'Remove the role' },
  endConfirm: {
    fr: 'La personne perd ce rôle et ses sessions dans l’école.',
    en: 'The person loses this role and the sessions in the school.',
  },
  tablets: { fr: 'Tablettes', en: 'Tablets' },
  tabletWhat: {
    fr: 'Ouvrez cette page sur la tablette, puis enregistrez-la.',
    en: 'Open this page on the tablet, then register it.',
  },
  tabletName: { fr: 'Nom de la tablette', en: 'Name of the tablet' },
  registerTablet: { fr: 'Enregistrer cette tablette', en: 'Register this tablet' },
  unknownTablet: { fr: 'Cette tablette n’est pas encore enregistrée', en: 'This tablet is not registered yet' },
  unknownTabletWhat: {
    fr: 'Un maître se connecte ici une fois, puis l’enregistre.',
    en: 'A master signs in here once, then registers it.',
  },
  noTablets: { fr: 'Aucune tablette', en: 'No tablet' },
  passwordChanged: {
    fr: 'Le mot de passe est changé ; les autres appareils sont déconnectés.',
    en: 'The password is changed; the other devices are signed out.',
  },
  sessionEnded: { fr: 'L’appareil est déconnecté.', en: 'The device is signed out.' },
  keyEnded: { fr: 'La clé ne vaut plus rien.', en: 'The key no longer works.' },
  invitationSent: {
    fr: (email: string) => `L’invitation part à ${email}.`,
    en: (email: string) => `The invitation is on its way to ${email}.`,
  },
  takenBack: { fr: 'L’invitation est reprise : son lien ne mène plus à rien.', en: 'The invitation is taken back.' },
  roleEnded: { fr: 'Le rôle est retiré.', en: 'The role is removed.' },
  tabletRegistered: {
    fr: (name: string) => `La tablette « ${name} » est enregistrée.`,
    en: (name: string) => `The tablet “${name}” is registered.`,
  },
  tabletEnded: { fr: 'La tablette n’ouvre plus l’atelier.', en: 'The tablet no longer opens the workshop.' },
  welcome: { fr: 'Bienvenue', en: 'Welcome' },
  accept: { fr: 'Entrer', en: 'Come in' },
  invitedAs: {
    fr: (role: string, school: string) => `Vous êtes invité comme ${role} par ${school}.`,
    en: (role: string, school: string) => `You are invited as ${role} by ${school}.`,
  },
  knownPassword: {
    fr: 'Vous avez déjà un compte : donnez son mot de passe.',
    en: 'You already have an account: give its password.',
  },
  mailSubject: {
    fr: (school: string) => `${school} vous invite sur Ouvrage`,
    en: (school: string) => `${school} invites you to Ouvrage`,
  },
  mailBody: {
    fr: (name: string, school: string, link: string) =>
      `Bonjour ${name},\n\n${school} vous ouvre l’accès à Ouvrage, où se suivent les commandes de l’école.\n\nEntrez par ce lien, valable sept jours :\n${link}\n\nSi vous n’attendiez pas ce message, ne faites rien.\n`,
    en: (name: string, school: string, link: string) =>
      `Hello ${name},\n\n${school} opens Ouvrage to you, where the orders of the school are followed.\n\nCome in by this link, good for seven days:\n${link}\n\nIf you did not expect this message, do nothing.\n`,
  },
});

export const roleWords = defineWords({
  director: { fr: 'direction', en: 'head of school' },
  master: { fr: 'maître professionnel', en: 'workshop master' },
  accountant: { fr: 'comptable', en: 'accountant' },
  learner: { fr: 'élève', en: 'learner' },
  partner: { fr: 'partenaire', en: 'partner' },
  funder: { fr: 'financeur', en: 'funder' },
});

export const rightWords = defineWords({
  buyer: { fr: 'achats', en: 'buying' },
  receiver: { fr: 'réceptions', en: 'receiving' },
  payer: { fr: 'factures', en: 'invoices' },
  manager: { fr: 'gestion des accès', en: 'managing access' },
});
