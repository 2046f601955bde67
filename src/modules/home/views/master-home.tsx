import { Kpis, LinkButton, PageHead } from '../../../core/ui/index.js';
import { capital, spokenDate } from '../../../core/words/format.js';
import { say, type Locale } from '../../../core/words/words.js';
import type { MasterHome } from '../home.types.js';
import { homeWords } from '../home.words.js';
import { ToConfirmSheet } from './rows.js';

interface MasterHomeProps {
  locale: Locale;
  name: string;
  home: MasterHome;
}

/** The numbers of the day; the work itself is in the workshop. */
export function MasterHomeView({ locale, name, home }: MasterHomeProps) {
  const words = say(homeWords, locale);
  const actions = (
    <>
      <LinkButton href="/validation">{words.openValidation}</LinkButton>
      <LinkButton href="/workshop" primary>
        {words.openWorkshop}
      </LinkButton>
    </>
  );
  return (
    <>
      <PageHead title={words.hello(name)} sub={capital(spokenDate(home.today, locale))} actions={actions} />
      <Kpis
        kpis={[
          { value: home.toValidate, label: words.toValidateKpi, href: '/validation' },
          {
            value: home.lateWork,
            label: words.lateWorkKpi,
            href: '/work-orders',
            tone: home.lateWork ? 'red' : 'green',
          },
          { value: home.toAnswer, label: words.toAnswerKpi, href: '/requests?state=open' },
          { value: home.inProgress, label: words.inProgressKpi, href: '/orders?state=confirmed' },
          {
            value: home.lateOrders,
            label: words.lateKpi,
            href: '/orders?state=late',
            tone: home.lateOrders ? 'red' : 'green',
          },
          { value: home.readyDeliveries, label: words.readyKpi, href: '/deliveries?state=ready' },
        ]}
      />
      <ToConfirmSheet orders={home.toConfirm} locale={locale} />
    </>
  );
}
