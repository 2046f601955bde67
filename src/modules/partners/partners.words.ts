import type { PartnerRight } from '../../core/access/scope.js';
import { defineWords, type Bilingual } from '../../core/words/words.js';

export const partnerWords = defineWords({
  partners: { fr: 'Partenaires', en: 'Partners' },
  partnersSub: {
    fr: 'Entreprises, collectivités et particuliers autour de l’école. Un partenaire peut avoir plusieurs rôles.',
    en: 'Companies, public bodies and individuals around the school. A partner may have several roles.',
  },
  newPartner: { fr: 'Nouveau partenaire', en: 'New partner' },
  noPartners: { fr: 'Aucun partenaire', en: 'No partner' },
  firstPartner: {
    fr: 'Ajoutez le premier client de l’école : ses commandes partiront de sa fiche.',
    en: 'Add the school’s first customer: its orders start from its sheet.',
  },
  noneFound: { fr: 'Aucun partenaire ne répond à cette recherche.', en: 'No partner matches this search.' },
  search: { fr: 'Chercher', en: 'Search' },
  searchHelp: { fr: 'Nom, ville, contact, SIRET', en: 'Name, town, contact, SIRET' },
  show: { fr: 'Montrer', en: 'Show' },
  activeOnes: { fr: 'Actifs', en: 'Active' },
  inactiveOnes: { fr: 'Inactifs', en: 'Inactive' },
  allOfThem: { fr: 'Tous', en: 'All' },
  name: { fr: 'Nom d’usage', en: 'Usual name' },
  legalName: { fr: 'Raison sociale', en: 'Legal name' },
  kind: { fr: 'Sorte', en: 'Kind' },
  roles: { fr: 'Rôles', en: 'Roles' },
  rolesHelp: { fr: 'Un ou plusieurs.', en: 'One or more.' },
  city: { fr: 'Ville', en: 'Town' },
  street: { fr: 'Rue', en: 'Street' },
  postcode: { fr: 'Code postal', en: 'Postcode' },
  country: { fr: 'Pays (deux lettres)', en: 'Country (two letters)' },
  address: { fr: 'Adresse', en: 'Address' },
  delivery: { fr: 'Adresse de livraison, si elle est ailleurs', en: 'Delivery address, when elsewhere' },
  deliveryAddress: { fr: 'Livraison', en: 'Delivery' },
  contact: { fr: 'Contact', en: 'Contact' },
  email: { fr: 'Adresse mail', en: 'Mail address' },
  emailHelp: { fr: 'Les factures y sont envoyées.', en: 'Invoices are sent there.' },
  phone: { fr: 'Téléphone', en: 'Telephone' },
  vat: { fr: 'N° de TVA', en: 'VAT number' },
  sirenHelp: {
    fr: '9 chiffres ; lu dans le SIRET si vous le laissez vide.',
    en: '9 digits; read from the SIRET when left empty.',
  },
  terms: { fr: 'Paiement', en: 'Payment' },
  identity: { fr: 'Identité', en: 'Identity' },
  coming: { fr: 'Coordonnées', en: 'Contact details' },
  trade: { fr: 'Commerce', en: 'Trade' },
  creditLimit: { fr: 'Plafond d’encours', en: 'Credit limit' },
  creditLimitHelp: {
    fr: 'Au-delà, une nouvelle commande est signalée. Lui ne le voit pas.',
    en: 'Above it a new order is warned of. The partner does not see it.',
  },
  publicBody: { fr: 'Organisme public (Chorus Pro)', en: 'Public body (Chorus Pro)' },
  serviceCode: { fr: 'Code service', en: 'Service code' },
  serviceCodeHelp: { fr: 'Repris sur ses commandes et ses factures.', en: 'Taken on its orders and invoices.' },
  serviceRequired: { fr: 'Il refuse une facture sans code service', en: 'It refuses an invoice without service code' },
  engagementRequired: {
    fr: 'Il refuse une facture sans numéro d’engagement',
    en: 'It refuses an invoice without engagement number',
  },
  required: { fr: 'Exigé sur ses factures', en: 'Asked for on its invoices' },
  engagement: { fr: 'numéro d’engagement', en: 'engagement number' },
  state: { fr: 'État', en: 'State' },
  active: { fr: 'Actif', en: 'Active' },
  inactive: { fr: 'Inactif', en: 'Inactive' },
  activeHelp: {
    fr: 'Décochez pour le retirer des listes ; son histoire reste.',
    en: 'Untick to take it out of the lists; its history stays.',
  },
  orders: { fr: 'Ses commandes', en: 'Its orders' },
  impactLetter: { fr: 'Lettre d’impact', en: 'Impact letter' },
  statement: { fr: 'Relevé de compte', en: 'Statement of account' },
  edit: { fr: 'Modifier', en: 'Edit' },
  save: { fr: 'Enregistrer', en: 'Save' },
  add: { fr: 'Ajouter le partenaire', en: 'Add the partner' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  people: { fr: 'Personnes sur le portail', en: 'People on the portal' },
  noPeople: {
    fr: 'Personne encore. Invitez un contact : il suivra ses commandes sans vous appeler.',
    en: 'Nobody yet. Invite a contact: they will follow their orders without calling you.',
  },
  invite: { fr: 'Envoyer l’invitation', en: 'Send the invitation' },
  inviteTitle: { fr: 'Inviter une personne', en: 'Invite a person' },
  rights: { fr: 'Droits', en: 'Rights' },
  company: { fr: 'Mon entreprise', en: 'My company' },
  companySub: {
    fr: 'Qui commande, qui reçoit et qui paie : chacun ne voit que sa part.',
    en: 'Who orders, receives and pays: each sees only their part.',
  },
  webhooks: { fr: 'Prévenir un programme (webhooks)', en: 'Tell a program (webhooks)' },
  pending: { fr: 'Invitations en attente', en: 'Pending invitations' },
  until: { fr: 'Valable jusqu’au', en: 'Good until' },
  takeBack: { fr: 'Reprendre', en: 'Take back' },
  takenBackDone: {
    fr: 'L’invitation est reprise : son lien n’ouvre plus rien.',
    en: 'Taken back: the link opens nothing.',
  },
  rightsDone: { fr: 'Les droits sont changés, dès maintenant.', en: 'The rights are changed, from now on.' },
  leaving: { fr: 'Départ', en: 'Leaving' },
  endAccess: { fr: 'Retirer l’accès', en: 'End access' },
  endAccessLoss: {
    fr: 'Cette personne ne pourra plus entrer, ni ses programmes. Ce qu’elle a fait reste.',
    en: 'This person and their programs will come in no more. What they did stays.',
  },
  endedDone: { fr: 'L’accès est retiré.', en: 'Access is ended.' },
  personName: { fr: 'Prénom et nom', en: 'First and last name' },
  updatedDone: { fr: 'La fiche est enregistrée.', en: 'The sheet is saved.' },
  invitedDone: { fr: 'L’invitation part.', en: 'The invitation is on its way.' },
  createdDone: { fr: 'Le partenaire est ajouté.', en: 'The partner is added.' },
});

export const partnerRoleWords = defineWords({
  customer: { fr: 'Client', en: 'Customer' },
  supplier: { fr: 'Fournisseur matière', en: 'Material supplier' },
  sponsor: { fr: 'Mécène', en: 'Sponsor' },
  tax_payer: { fr: 'Taxe d’apprentissage', en: 'Apprenticeship tax' },
  board_member: { fr: 'Conseil d’administration', en: 'Board member' },
});

export const partnerKindWords = defineWords({
  company: { fr: 'Entreprise', en: 'Company' },
  public: { fr: 'Organisme public', en: 'Public body' },
  individual: { fr: 'Particulier', en: 'Individual' },
});

export const paymentTermsWords = defineWords({
  NET0: { fr: 'à réception de la facture', en: 'on receipt of the invoice' },
  NET30: { fr: '30 jours', en: '30 days' },
  NET45: { fr: '45 jours', en: '45 days' },
  NET60: { fr: '60 jours', en: '60 days' },
  EOM45A: { fr: '45 jours, puis fin de mois', en: '45 days, then end of month' },
  EOM45B: { fr: 'fin de mois, puis 45 jours', en: 'end of month, then 45 days' },
});

export const RIGHT_FIELD_WORDS: Readonly<Record<PartnerRight, Bilingual<string>>> = {
  buyer: {
    fr: 'Achète : demandes, devis, commandes et leurs prix',
    en: 'Buys: requests, quotes, orders and their prices',
  },
  receiver: {
    fr: 'Reçoit : livraisons et réclamations, sans les prix',
    en: 'Receives: deliveries and claims, without prices',
  },
  payer: { fr: 'Paie : factures et montants', en: 'Pays: invoices and amounts' },
  manager: { fr: 'Gère les accès : collègues et programmes', en: 'Manages access: colleagues and programs' },
};
