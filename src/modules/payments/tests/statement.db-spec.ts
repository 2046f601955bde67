import { openHouse } from '../../../../test/support/house.js';
import { itReads, PaperFile } from '../../../../test/support/papers.js';
import { Outbox } from '../../../core/mail/outbox.js';
import { FileStore } from '../../../core/files/file-store.js';
import { localDate } from '../../../core/time/local-date.js';
import { PaymentsModule, PaymentsService } from '../index.js';
import { anInvoice } from './payments.builder.js';

describe('a statement of account on paper', () => {
  itReads('says each line and what is left, and is mailed when somebody asks', async () => {
    const house = await openHouse([PaymentsModule]);
    const school = await house.aSchool();
    const accountant = await house.scope(school, 'accountant');
    const { partnerId, id, number } = await anInvoice(house, school);
    await house.get(PaymentsService).record(accountant, {
      ...{ partnerId, amountCents: 2_200, receivedOn: localDate('2026-11-23'), method: 'transfer' },
      allocations: [{ invoiceId: id, amountCents: 2_200 }],
    });
    const headers = await house.signedIn(accountant);
    const url = `/partners/${partnerId}/statement`;
    const pdf = await house.http({ method: 'GET', url: `${url}.pdf`, headers });
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const sent = await house.http({
      ...{ method: 'POST', url: `${url}/sendings`, payload: 'from=2026-01-01&to=2026-11-23' },
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([sent.statusCode, sent.headers['location']]).toEqual([303, url]);
    const [mail] = await house.get(Outbox).list(accountant);
    expect(mail!.body.replace(/\s/g, ' ')).toContain('Reste à régler au 23/11/2026 : 200,00 €');
    const { bytes } = await house.get(FileStore).contentOf(school.id, mail!.fileId!);
    const text = new PaperFile(bytes).text().replace(/\s+/g, ' ');
    for (const said of [`Facture ${number}`, '222,00 €', 'Règlement PA-2026-00001', 'Reste à régler', '200,00 €'])
      expect(text).toContain(said);
    const foreign = await house.signedIn(await house.scope(await house.aSchool(), 'accountant'));
    expect((await house.http({ method: 'GET', url: `${url}.pdf`, headers: foreign })).statusCode).toBe(404);
    await house.close();
  });
});
