import type { PartnerRight } from '../../../core/access/scope.js';
import { formatCents } from '../../../core/money/money.js';
import { Badge, LinkButton, Sheet } from '../../../core/ui/index.js';
import { dayOrDash } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { PortalHome } from '../portal.types.js';
import { portalWords } from '../portal.words.js';
import { ImpactSheet } from './impact-sheet.js';

interface WaitingProps {
  locale: Locale;
  home: PortalHome;
}

/** What waits for the caller, by right. */
export function PortalWaiting({ locale, home }: WaitingProps) {
  const words = say(portalWords, locale);
  const may = (right: PartnerRight) => home.rights.includes(right);
  return (
    <>
      <ToAccept home={home} locale={locale} />
      {may('receiver') && <ToReceive home={home} locale={locale} />}
      {may('payer') && <ToPay home={home} locale={locale} />}
      <ImpactSheet locale={locale} impact={home.impact} title={words.impactYear} letter />
      {may('manager') && <Company locale={locale} />}
    </>
  );
}

function Company({ locale }: { locale: Locale }) {
  const words = say(portalWords, locale);
  return (
    <Sheet title={words.company}>
      <p>{words.companySub}</p>
      <p>
        <LinkButton href="/portal/company">{words.seeCompany}</LinkButton>
      </p>
    </Sheet>
  );
}

function ToAccept({ home, locale }: WaitingProps) {
  const words = say(portalWords, locale);
  if (home.toAccept.length === 0) return null;
  return (
    <Sheet title={words.toAnswer}>
      <ul class="legend">
        {home.toAccept.map(({ id, number, validUntil, totalWithVatCents }) => (
          <li>
            <span>
              <a href={`/portal/quotes/${id}`}>{number}</a>
              <br />
              <small class="soft">
                {words.validUntil} {dayOrDash(validUntil, locale)}
              </small>
            </span>
            <b>{formatCents(totalWithVatCents, locale)}</b>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function ToReceive({ home, locale }: WaitingProps) {
  const words = say(portalWords, locale);
  return (
    <Sheet title={words.toReceive}>
      {home.toReceive.length === 0 && <p class="soft">{words.nothingToReceive}</p>}
      <ul class="legend">
        {home.toReceive.map(({ id, number, shippedOn }) => (
          <li>
            <a href={`/portal/deliveries/${id}`}>{number}</a>
            <b>{dayOrDash(shippedOn, locale)}</b>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function ToPay({ home, locale }: WaitingProps) {
  const words = say(portalWords, locale);
  return (
    <Sheet title={words.toPay}>
      {home.toPay.length === 0 && <p class="soft">{words.nothingToPay}</p>}
      <ul class="legend">
        {home.toPay.map(({ id, number, dueOn, dueCents, overdue, fileId }) => (
          <li>
            <span>
              {fileId === null ? number : <a href={`/files/${fileId}`}>{number}</a>}
              <br />
              <small class="soft">
                {words.dueOn} {dayOrDash(dueOn, locale)}
              </small>{' '}
              {overdue && (
                <Badge tone="red" icon="alert-triangle">
                  {words.overdue}
                </Badge>
              )}
            </span>
            <b key={id}>{formatCents(dueCents, locale)}</b>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
