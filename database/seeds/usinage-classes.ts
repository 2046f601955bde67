import type { ClassSeed, LearnerSeed } from './seed.types.js';

const learner = (
  firstName: string,
  lastName: string,
  ageAtEntry: number,
  birthday: LearnerSeed['birthday'],
): LearnerSeed => ({
  firstName,
  lastName,
  ageAtEntry,
  birthday,
});

/** Two classes of twelve; one learner still waits for the doctor. */
export const usinageClasses: ClassSeed[] = [
  {
    name: 'CAP usinage 2',
    capacity: 12,
    yearsIn: 1,
    learners: [
      learner('Léa', 'Morel', 15, '02-11'),
      learner('Tom', 'Gautier', 16, '04-25'),
      learner('Yanis', 'Robin', 15, '08-17'),
      learner('Inès', 'Delaunay', 15, '06-30'),
      learner('Hugo', 'Lemoine', 16, '01-09'),
      learner('Manon', 'Fleury', 15, '03-03'),
      learner('Lucas', 'Tessier', 16, '07-19'),
      learner('Adam', 'Noël', 15, '05-12'),
      learner('Jade', 'Leroux', 16, '02-27'),
      learner('Nolan', 'Picard', 15, '04-06'),
      learner('Sarah', 'Bazin', 15, '08-29'),
      learner('Théo', 'Marais', 16, '06-14'),
    ],
  },
  {
    name: 'CAP usinage 1',
    capacity: 12,
    yearsIn: 0,
    learners: [
      { ...learner('Noah', 'Petit', 15, '01-22'), without: 'medical_opinion' },
      learner('Emma', 'Rousseau', 15, '03-18'),
      learner('Gabin', 'Lecomte', 15, '05-05'),
      learner('Louna', 'Vasseur', 16, '07-27'),
      learner('Mathis', 'Hervieu', 15, '02-14'),
      learner('Camille', 'Poulain', 15, '06-09'),
      learner('Ethan', 'Lebrun', 16, '04-30'),
      learner('Zoé', 'Travers', 15, '08-03'),
      learner('Axel', 'Quesnel', 15, '01-16'),
      learner('Lou', 'Anquetil', 16, '03-29'),
      learner('Rayan', 'Mahieu', 15, '07-11'),
      learner('Élise', 'Godefroy', 15, '05-24'),
    ],
  },
];
