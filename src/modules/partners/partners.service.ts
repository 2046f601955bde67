import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { folded } from '../../core/database/sql.js';
import { UnitOfWork } from '../../core/database/unit-of-work.js';
import { notFound, stale } from '../../core/errors/core.errors.js';
import { Journal } from '../../core/journal/journal.js';
import type { Cents } from '../../core/money/money.js';
import { Clock } from '../../core/time/clock.js';
import { Partner, PARTNER_ROLES, type PartnerKind, type PartnerRole, type PaymentTerms } from './partner.entity.js';
import { noRole, publicWithoutSiret, wrongIdentifiers } from './partners.errors.js';
import { identifierProblems, readIdentifiers } from './partners.identifiers.js';

export interface NewPartner {
  name: string;
  legalName: string;
  kind: PartnerKind;
  siren?: string | null;
  siret?: string | null;
  vatNumber?: string | null;
  street: string;
  postcode: string;
  city: string;
  /** ISO 3166-1 alpha-2; `FR` unless said. */
  country?: string;
  deliveryAddress?: string | null;
  contactName?: string | null;
  email: string;
  phone?: string | null;
  /** A set: what is given twice counts once. */
  roles: readonly PartnerRole[];
  paymentTerms: PaymentTerms;
  serviceCode?: string | null;
  serviceRequired?: boolean;
  engagementRequired?: boolean;
  creditLimitCents?: Cents | null;
  active?: boolean;
}

/** The companies, public bodies and individuals around a school. */
@Injectable()
export class PartnersService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Throws partners.wrong_identifiers (422) with each number that does not hold. */
  async create(scope: Scope, dto: NewPartner): Promise<number> {
    const columns = columnsOf(dto);
    return this.unit.run(async () => {
      const made = { schoolId: scope.schoolId, version: 1, createdAt: this.clock.instant() };
      const row = this.unit.manager.create(Partner, { ...columns, ...made });
      await this.unit.manager.insert(Partner, row);
      await this.journal.write(scope, { subject: { type: 'partner', id: row.id }, event: 'created' });
      return row.id;
    });
  }

  /** Replaces the sheet; `version` is the one that was read. */
  async update(scope: Scope, partnerId: number, dto: NewPartner, version: number): Promise<void> {
    const columns = columnsOf(dto);
    await this.unit.run(async () => {
      const before = await this.lock(scope, partnerId);
      const where = { id: partnerId, schoolId: scope.schoolId, version };
      const result = await this.unit.manager.update(Partner, where, { ...columns, version: version + 1 });
      if (result.affected !== 1) throw stale();
      const fields = (Object.keys(columns) as (keyof typeof columns)[]).filter(
        (key) => key !== 'searchText' && JSON.stringify(before[key]) !== JSON.stringify(columns[key]),
      );
      await this.journal.write(scope, {
        subject: { type: 'partner', id: partnerId },
        event: 'updated',
        facts: { fields },
      });
    });
  }

  private async lock(scope: Scope, id: number): Promise<Partner> {
    const partner = await this.unit.lock(Partner, { id, schoolId: scope.schoolId });
    if (!partner) throw notFound();
    return partner;
  }
}

function columnsOf(dto: NewPartner) {
  const problems = identifierProblems(dto);
  const numbers = readIdentifiers(dto);
  if (dto.kind === 'public' && numbers.siret === null) problems.push(publicWithoutSiret);
  if (problems.length > 0) throw wrongIdentifiers(problems);
  const roles = PARTNER_ROLES.filter((role) => dto.roles.includes(role));
  if (roles.length === 0) throw noRole();
  const { name, legalName, kind, street, postcode, city, email, paymentTerms } = dto;
  const searchText = folded(name, legalName, city, dto.contactName, email, numbers.siren, numbers.siret);
  return {
    ...{ name, legalName, kind, street, postcode, city, paymentTerms, roles },
    ...numbers,
    country: (dto.country ?? 'FR').toUpperCase(),
    deliveryAddress: dto.deliveryAddress || null,
    contactName: dto.contactName || null,
    email: email.trim().toLowerCase(),
    phone: dto.phone || null,
    ...publicOf(dto),
    creditLimitCents: dto.creditLimitCents ?? null,
    active: dto.active ?? true,
    searchText,
  };
}

/** Who is not a public body is asked for none of this: what was ticked before it changed is forgotten. */
function publicOf({ kind, serviceCode, serviceRequired, engagementRequired }: NewPartner) {
  if (kind !== 'public') return { serviceCode: null, serviceRequired: false, engagementRequired: false };
  return {
    serviceCode: serviceCode || null,
    serviceRequired: serviceRequired ?? false,
    engagementRequired: engagementRequired ?? false,
  };
}
