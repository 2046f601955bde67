import { Injectable } from '@nestjs/common';
import { hasRole, type Scope } from '../../core/access/scope.js';
import { isUniqueViolation, sql } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, notYourRole } from '../../core/errors/core.errors.js';
import { FileStore } from '../../core/files/file-store.js';
import { Journal } from '../../core/journal/journal.js';
import type { PriceE4 } from '../../core/money/money.js';
import { Clock } from '../../core/time/clock.js';
import { PartnersQueries } from '../partners/index.js';
import { ExpectedMaterial } from './expected-material.entity.js';
import { Material, MaterialLot, StockMove, type MoveKind } from './material.entity.js';
import type { LotExit, NewLot, NewMaterial, StockCount, WorkOrderMove } from './materials.dto.js';
import {
  anotherCustomers,
  cameAlready,
  codeTaken,
  lotTaken,
  moreThanIssued,
  notEnough,
  notTheirs,
  notWhatCame,
  ownerMissing,
  receivedInFuture,
  sameStock,
} from './materials.errors.js';
import { materialsWords } from './materials.words.js';

interface Move {
  kind: MoveKind;
  /** Signed. */
  quantity: number;
  workOrderId?: number;
  reason?: string;
}

/** A lot that has just come in. */
interface ArrivedLot extends Pick<MaterialLot, 'materialId' | 'owner' | 'partnerId'> {
  lotId: number;
}

/** A lot under its lock. */
interface HeldLot {
  lot: MaterialLot;
  unitCode: Material['unitCode'];
}

/** Stock: each move is written and never changed; the balance of its lot follows, and never goes under nothing. */
@Injectable()
export class MaterialsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly partners: PartnersQueries,
  ) {}

  async add(scope: Scope, { code, name, unitCode, minimum, priceE4 = null }: NewMaterial): Promise<number> {
    this.keeper(scope);
    try {
      return await this.unit.run(async () => {
        const row = { schoolId: scope.schoolId, code, name, unitCode, minimum, priceE4 };
        const { identifiers } = await this.unit.manager.insert(Material, row);
        const id = identifiers[0]!.id as number;
        await this.journal.write(scope, { subject: { type: 'material', id }, event: 'added', facts: { code } });
        return id;
      });
    } catch (error) {
      if (isUniqueViolation(error, 'material')) throw codeTaken(code);
      throw error;
    }
  }

  /** What a unit costs from now on: quotes already written keep theirs. */
  async setPrice(scope: Scope, id: number, priceE4: PriceE4): Promise<void> {
    this.keeper(scope);
    await this.unit.run(async () => {
      const material = await this.unit.lock(Material, { id, schoolId: scope.schoolId });
      if (!material) throw notFound();
      await this.unit.manager.update(Material, { id, schoolId: scope.schoolId }, { priceE4 });
      await this.journal.write(scope, { subject: { type: 'material', id }, event: 'priced', facts: { priceE4 } });
    });
  }

  /** A lot comes in, with its certificate when there is one. */
  async receive(
    scope: Scope,
    materialId: number,
    lot: NewLot,
    certificate?: { name: string; bytes: Buffer },
  ): Promise<number> {
    this.keeper(scope);
    const { schoolId } = scope;
    const { number, owner, receivedOn, quantity } = lot;
    const partnerId = lot.partnerId ?? null;
    if (owner === 'customer' && partnerId === null) throw ownerMissing();
    if (receivedOn > this.clock.today()) throw receivedInFuture(this.clock.today());
    if (partnerId !== null) await this.partners.get(scope, partnerId);
    try {
      return await this.unit.run(async () => {
        if (!(await this.unit.manager.existsBy(Material, { id: materialId, schoolId }))) throw notFound();
        const subject = { type: 'material', id: materialId };
        const file = certificate
          ? await this.files.receive(scope, { subject, kind: 'certificate', ...certificate })
          : null;
        const row = { schoolId, materialId, number, owner, partnerId, receivedOn, balance: 0 };
        const { identifiers } = await this.unit.manager.insert(MaterialLot, {
          ...row,
          certificateFileId: file?.id ?? null,
        });
        const lotId = identifiers[0]!.id as number;
        await this.move(scope, await this.lock(scope, lotId), { kind: 'receipt', quantity });
        if (lot.expectedId != null) await this.came(scope, lot.expectedId, { lotId, materialId, owner, partnerId });
        return lotId;
      });
    } catch (error) {
      if (isUniqueViolation(error, 'material_lot')) throw lotTaken(number);
      throw error;
    }
  }

  /** What a customer was to bring is here: this material of this customer, once. */
  private async came({ schoolId }: Scope, id: number, { lotId, ...lot }: ArrivedLot): Promise<void> {
    const expected = await this.unit.lock(ExpectedMaterial, { id, schoolId });
    const same = expected?.materialId === lot.materialId && expected.partnerId === lot.partnerId;
    if (!expected || !same || lot.owner !== 'customer') throw notWhatCame();
    if (expected.lotId !== null) throw cameAlready();
    await this.unit.manager.update(ExpectedMaterial, { id, schoolId }, { lotId });
  }

  /** Thrown away, or given back to the customer whose it is. */
  async takeOut(scope: Scope, lotId: number, { kind, quantity, reason }: LotExit): Promise<void> {
    this.keeper(scope);
    await this.unit.run(async () => {
      const held = await this.lock(scope, lotId);
      if (kind === 'give_back' && held.lot.owner === 'school') throw notTheirs();
      await this.move(scope, held, { kind, quantity: -quantity, reason });
    });
  }

  /** What is on the shelf is right: the difference is a move of its own. */
  async count(scope: Scope, lotId: number, { counted, reason }: StockCount): Promise<void> {
    this.keeper(scope);
    await this.unit.run(async () => {
      const held = await this.lock(scope, lotId);
      const quantity = counted - held.lot.balance;
      if (quantity === 0) throw sameStock();
      await this.move(scope, held, { kind: 'count', quantity, reason });
    });
  }

  /**
   * To an OF, or back from it: at most what is left of the lot, or what of it is on the OF. `customerId` is that of the
   * OF: what another customer supplied is not for it.
   */
  async moveForWorkOrder(
    scope: Scope,
    { id: workOrderId, customerId }: { id: number; customerId: number | null },
    { kind, lotId, quantity }: WorkOrderMove,
  ): Promise<void> {
    this.keeper(scope);
    await this.unit.run(async () => {
      const held = await this.lock(scope, lotId);
      const { lot, unitCode } = held;
      if (kind === 'issue') {
        if (lot.owner === 'customer' && lot.partnerId !== customerId) throw anotherCustomers();
        return this.move(scope, held, { kind, quantity: -quantity, workOrderId });
      }
      const there = await this.onWorkOrder(lotId, workOrderId);
      if (quantity > there) throw moreThanIssued(there, unitCode);
      return this.move(scope, held, { kind, quantity, workOrderId });
    });
  }

  private async lock({ schoolId }: Scope, id: number): Promise<HeldLot> {
    const lot = await this.unit.lock(MaterialLot, { id, schoolId });
    if (!lot) throw notFound();
    const { unitCode } = await this.unit.manager.findOneByOrFail(Material, { id: lot.materialId });
    return { lot, unitCode };
  }

  private async onWorkOrder(lotId: number, workOrderId: number): Promise<number> {
    const [row] = await sql<{ n: unknown }>(
      this.unit.manager,
      'SELECT COALESCE(-SUM(quantity), 0) AS n FROM stock_move WHERE lot_id = ? AND work_order_id = ?',
      [lotId, workOrderId],
    );
    return Number(row!.n);
  }

  private async move(scope: Scope, held: HeldLot, { kind, quantity, workOrderId, reason }: Move): Promise<void> {
    const { lot, unitCode } = held;
    const { id: lotId } = lot;
    if (lot.balance + quantity < 0) throw notEnough(lot.balance, unitCode);
    const { schoolId, userId } = scope;
    await this.unit.manager.update(MaterialLot, { id: lotId, schoolId }, { balance: lot.balance + quantity });
    const when = { movedBy: userId, movedAt: this.clock.instant() };
    const row = { schoolId, lotId, kind, quantity, workOrderId: workOrderId ?? null, reason: reason || null };
    await this.unit.manager.insert(StockMove, { ...row, ...when });
    const subject = { type: 'material_lot', id: lotId };
    await this.journal.write(scope, { subject, event: kind, facts: { quantity, workOrderId: workOrderId ?? null } });
  }

  private keeper(scope: Scope): void {
    if (!hasRole(scope, 'director', 'master', 'system')) throw notYourRole(materialsWords.keep);
  }
}
