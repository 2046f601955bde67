import type { SchoolSeed } from './seed.types.js';

type FrameworkSeed = SchoolSeed['framework'];

/** CAP Métiers de la mode, vêtement flou: the official codes. */
export const CAP_FLOU: FrameworkSeed = {
  code: 'CAP-FLOU',
  title: 'CAP Métiers de la mode – vêtement flou',
  status: 'official',
  source: 'Référentiel du CAP Métiers de la mode – vêtement flou',
  competences: [
    ['C1-1', 'Collecter les données de la demande'],
    ['C1-2', 'Lire, décoder, sélectionner et classer les informations'],
    ['C2-1', 'Participer à la construction des éléments du modèle'],
    ['C2-2', 'Effectuer les opérations de préparation de coupe'],
    ['C2-3', 'Régler, mettre en œuvre et maintenir en état les matériels'],
    ['C2-4', 'Appliquer une organisation au poste de travail'],
    ['C3-1', 'Effectuer les opérations de coupe et d’entoilage'],
    ['C3-2', 'Effectuer les opérations de préparation à l’essayage'],
    ['C3-3', 'Réaliser les opérations d’assemblage, de montage, de finition et de repassage'],
    ['C3-4', 'Contrôler la qualité à tous les stades de fabrication'],
    ['C4-1', 'Transmettre des informations'],
    ['C4-2', 'S’intégrer à une équipe'],
  ],
};

/** CAP Conducteur d'installations de production: a working list, not the official codes. */
export const CAP_CIP: FrameworkSeed = {
  code: 'CAP-CIP',
  title: 'CAP Conducteur d’installations de production',
  status: 'working',
  source: 'Liste de travail de l’école ; les codes officiels de l’arrêté du 30 mars 2012 restent à charger',
  competences: [
    ['W1', 'Prendre le poste, recevoir et passer les consignes'],
    ['W2', 'Lire le dossier : plan, gamme, fiche'],
    ['W3', 'Préparer poste, matière, outillages'],
    ['W4', 'Régler, changer de série'],
    ['W5', 'Lancer et conduire en mode normal'],
    ['W6', 'Contrôler et enregistrer la qualité'],
    ['W7', 'Surveiller, détecter une dérive'],
    ['W8', 'Intervenir sur aléa, remettre en route'],
    ['W9', 'Maintenance de premier niveau'],
    ['W10', 'Appliquer santé, sécurité, environnement'],
    ['W11', 'Rendre compte, proposer une amélioration'],
  ],
};
