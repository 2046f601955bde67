import { refusal } from '../../core/errors/refusal.js';

export const tooManyLabels = (most: number) =>
  refusal(
    'workshop.too_many_labels',
    422,
    {
      fr: `Cela ferait plus de ${most} étiquettes. Écrivez des paquets plus gros.`,
      en: `That would make more than ${most} labels. Write larger bundles.`,
    },
    'bundle',
  );
