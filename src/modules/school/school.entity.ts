import { Check, Entity, Unique } from 'typeorm';
import { IdColumn, InstantColumn, VarcharColumn } from '../../core/database/columns.js';

/** A school: the tenant, and the Seller (EN 16931 BG-4) of everything it sells. */
@Entity('school')
@Unique(['code'])
@Unique(['siret'])
@Check('ck_school_trade', "trade IN ('garment', 'machining')")
export class School {
  @IdColumn() id: number;
  /** Short name in addresses of the product: `fil-en-normandie`. */
  @VarcharColumn(40) code: string;
  @VarcharColumn(100) name: string;
  @VarcharColumn(20) trade: 'garment' | 'machining';
  /** BT-27 */
  @VarcharColumn(150) legalName: string;
  @VarcharColumn(60) legalForm: string;
  /** BT-30 */
  @VarcharColumn(9) siren: string;
  @VarcharColumn(14) siret: string;
  /** Register of associations. */
  @VarcharColumn(10, { nullable: true }) rna: string | null;
  /** Number of the teaching establishment. */
  @VarcharColumn(8, { nullable: true }) uai: string | null;
  /** BT-31 */
  @VarcharColumn(20, { nullable: true }) vatNumber: string | null;
  @VarcharColumn(150) street: string;
  @VarcharColumn(10) postcode: string;
  @VarcharColumn(80) city: string;
  @VarcharColumn(2) country: string;
  @VarcharColumn(254) email: string;
  @VarcharColumn(30) phone: string;
  @VarcharColumn(34, { nullable: true }) iban: string | null;
  @VarcharColumn(11, { nullable: true }) bic: string | null;
  @InstantColumn() createdAt: string;
}
