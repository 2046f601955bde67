import { Check, Entity, Index, Unique } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
  VarcharColumn,
} from '../../core/database/columns.js';

export type RequestState = 'submitted' | 'qualifying' | 'waiting_customer' | 'quoted' | 'declined' | 'withdrawn';

/** The grid of a garment that has no item yet. */
export type AskedSizes = { size: string; colour: string | null; quantity: number }[];

export const FIT_ANSWERS = ['accept', 'smaller'] as const;
export type FitAnswer = (typeof FIT_ANSWERS)[number];

/** A need of a partner, before any price (demande de prix). */
@Entity('price_request')
@Unique(['schoolId', 'number'])
@Index(['schoolId', 'state', 'id'])
@Index(['schoolId', 'partnerId', 'id'])
@Check(
  'ck_price_request_state',
  "state IN ('submitted', 'qualifying', 'waiting_customer', 'quoted', 'declined', 'withdrawn')",
)
@Check('ck_price_request_fit_answer', "fit_answer IN ('accept', 'smaller')")
@Check(
  'ck_price_request_fit_quantity',
  "(fit_quantity IS NOT NULL) = (fit_answer IS NOT NULL AND fit_answer = 'smaller')",
)
@Check('ck_price_request_answer', "state <> 'declined' OR answer IS NOT NULL")
export class PriceRequest {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('Partner') partnerId: number;
  @VarcharColumn(20) number: string;
  @VarcharColumn(16) state: RequestState;
  @IntColumn() version: number;
  @VarcharColumn(10) source: 'portal' | 'school';
  @VarcharColumn(100) subject: string;
  @VarcharColumn(2000) need: string;
  /** How many pieces a price is asked for, smallest first. */
  @JsonColumn() quantities: number[];
  /** How many of each size × colour, when it is a garment: their sum is one of the quantities. */
  @JsonColumn({ nullable: true }) sizes: AskedSizes | null;
  @FlagColumn() materialSupplied: boolean;
  @DayColumn({ nullable: true }) wishedOn: string | null;
  @DayColumn() askedOn: string;
  @RefColumn('AppUser') askedBy: number;
  /** Why the school declined; its partner reads it. */
  @VarcharColumn(500, { nullable: true }) answer: string | null;
  /** The item by whose routing it was judged. */
  @RefColumn('Item', { nullable: true }) likeItemId: number | null;
  /** Whether it suits what the school teaches; null: not judged yet. */
  @VarcharColumn(8, { nullable: true }) fitAnswer: FitAnswer | null;
  /** How many suit, when fewer than asked; as the quantities asked. */
  @IntColumn({ nullable: true }) fitQuantity: number | null;
  @VarcharColumn(500, { nullable: true }) fitReason: string | null;
  @TextColumn() searchText: string;
}

/** A word of the thread of a request, by the school or by the partner; never changed. */
@Entity('request_message')
@Index(['requestId'])
@Check('ck_request_message_side', "side IN ('school', 'partner')")
export class RequestMessage {
  @IdColumn() id: number;
  @RefColumn('School') schoolId: number;
  @RefColumn('PriceRequest') requestId: number;
  @VarcharColumn(7) side: 'school' | 'partner';
  @RefColumn('AppUser') writtenBy: number;
  @InstantColumn() writtenAt: string;
  @VarcharColumn(2000) text: string;
}
