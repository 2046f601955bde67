import type { ComponentChildren } from 'preact';
import { Badge } from './badge.js';
import { CheckField } from './choices.js';
import { useUiWords } from './ui.words.js';

export interface ListedFile {
  id: number;
  name: string;
  mediaType: string;
  confidential: boolean;
  /** When it came, what it is. */
  note: ComponentChildren;
}

/** Files to keep, and to look at where they are: a picture in small, a PDF when it is asked for. */
export function StoredFiles({ files, empty }: { files: readonly ListedFile[]; empty: ComponentChildren }) {
  const words = useUiWords();
  if (files.length === 0) return <p class="soft">{empty}</p>;
  return (
    <ul class="files">
      {files.map(({ id, name, mediaType, confidential, note }) => (
        <li>
          <p>
            <a href={`/files/${id}`} download data-turbo="false">
              {name}
            </a>
            {confidential && (
              <Badge tone="ochre" icon="key">
                {words.confidential}
              </Badge>
            )}
            <span class="soft">{note}</span>
          </p>
          <Preview id={id} name={name} mediaType={mediaType} />
        </li>
      ))}
    </ul>
  );
}

function Preview({ id, name, mediaType }: Pick<ListedFile, 'id' | 'name' | 'mediaType'>) {
  const words = useUiWords();
  const src = `/files/${id}/preview`;
  if (mediaType.startsWith('image/'))
    return (
      <a href={src} target="_blank" data-turbo="false">
        <img class="thumb" src={src} alt={words.previewOf(name)} loading="lazy" />
      </a>
    );
  if (mediaType !== 'application/pdf') return null;
  return (
    <details>
      <summary>{words.preview}</summary>
      <iframe class="preview" src={src} title={words.previewOf(name)} loading="lazy" />
    </details>
  );
}

/** Beside the field of a file that is a secret of its owner. */
export function ConfidentialField() {
  const words = useUiWords();
  return <CheckField name="confidential" label={words.confidential} help={words.confidentialHelp} />;
}
