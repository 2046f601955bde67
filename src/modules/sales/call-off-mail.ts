import { Injectable } from '@nestjs/common';
import type { Scope } from '../../core/access/scope.js';
import { Outbox } from '../../core/mail/outbox.js';
import { Settings } from '../../core/settings.js';
import { shortDate } from '../../core/words/format.js';
import { SchoolQueries } from '../school/index.js';
import type { CallOff } from './sales.dto.js';
import type { OrderSheet } from './sales.types.js';

/** Tells the school that a customer called a delivery off. */
@Injectable()
export class CallOffMail {
  constructor(
    private readonly outbox: Outbox,
    private readonly settings: Settings,
    private readonly school: SchoolQueries,
  ) {}

  async calledOff(scope: Scope, { id, number, partnerName }: OrderSheet, { dueOn, reference }: CallOff): Promise<void> {
    const { email } = await this.school.school(scope);
    const named = reference ? ` (appel ${reference})` : '';
    const body =
      `${partnerName} appelle une livraison de la commande cadre ${number} pour le ${shortDate(dueOn, 'fr')}${named}.\n\n` +
      `${this.settings.baseUrl}/orders/${id}`;
    await this.outbox.send(scope, { recipient: email, subject: `Appel sur ${number}`, body });
  }
}
