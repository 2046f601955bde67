/** Shapes of what house.typ prints. Every value is a text already formatted in the language of the document. */
export interface DocumentSeller {
  name: string;
  tagline?: string;
  address: readonly string[];
  phone?: string;
  email?: string;
  web?: string;
  legalForm?: string;
  siren?: string;
  siret?: string;
  rna?: string;
  uai?: string;
  vatNumber?: string;
  /** The school's own logo, in place of the mark. */
  logoSvg?: string;
}

export interface DocumentParty {
  name: string;
  address: readonly string[];
}

export interface DocumentFact {
  label: string;
  value: string | null;
  strong?: boolean;
}

/** Sizes of one colour, under an item. */
export interface DocumentSizes {
  label?: string;
  cells: readonly { size: string; quantity: string }[];
  total?: string;
}

/** One line of `line-table`: one text per column key (`quantity`, `price`, `vat`, `net`, `ordered`…). */
export interface DocumentLine {
  designation: string;
  reference?: string;
  detail?: string | readonly string[];
  sizes?: readonly DocumentSizes[];
  [column: string]: string | readonly string[] | readonly DocumentSizes[] | undefined;
}

export interface DocumentVatRow {
  rate: string;
  base: string;
  vat: string;
  note?: string;
}

export type SizeGridCell = string | null | { value: string; note?: string };

export interface SizeGrid {
  corner?: string;
  sizes: readonly string[];
  rows: readonly { label: string; cells: readonly SizeGridCell[]; total: string }[];
  totals: readonly string[];
  total: string;
}
