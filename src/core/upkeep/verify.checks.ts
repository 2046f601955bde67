/** SQL that must give no row; each row found is a fault, told by its columns. */
export const CHECKS: readonly { check: string; query: string }[] = [
  {
    check: 'invoice numbers are continuous',
    query: `SELECT school_id, substr(number, 1, 7) AS series, COUNT(*) AS issued, MAX(CAST(substr(number, 9) AS integer)) AS last
            FROM invoice WHERE number IS NOT NULL GROUP BY school_id, substr(number, 1, 7)
            HAVING COUNT(*) <> MAX(CAST(substr(number, 9) AS integer))`,
  },
  {
    check: 'invoice dates follow their numbers',
    query: `SELECT a.number, a.issued_on, b.number AS next_number, b.issued_on AS next_issued_on
            FROM invoice a JOIN invoice b ON b.school_id = a.school_id AND substr(b.number, 1, 7) = substr(a.number, 1, 7)
              AND CAST(substr(b.number, 9) AS integer) = CAST(substr(a.number, 9) AS integer) + 1
            WHERE b.issued_on < a.issued_on`,
  },
  {
    check: 'counters give the last number',
    query: `SELECT s.school_id, s.series, s.year, s.last_number FROM number_series s
            WHERE s.series IN ('FA', 'AV') AND s.last_number <>
              (SELECT COUNT(*) FROM invoice i WHERE i.school_id = s.school_id AND substr(i.number, 1, 7) = s.series || '-' || s.year)`,
  },
  {
    check: 'invoice totals are those of their lines and VAT',
    query: `SELECT i.id, i.number FROM invoice i WHERE i.state = 'issued' AND (
              i.total_without_vat_cents <> (SELECT COALESCE(SUM(l.line_net_cents), 0) FROM invoice_line l WHERE l.invoice_id = i.id)
              OR i.total_without_vat_cents <> (SELECT COALESCE(SUM(v.taxable_cents), 0) FROM invoice_vat v WHERE v.invoice_id = i.id)
              OR i.total_vat_cents <> (SELECT COALESCE(SUM(v.vat_cents), 0) FROM invoice_vat v WHERE v.invoice_id = i.id)
              OR i.total_with_vat_cents <> i.total_without_vat_cents + i.total_vat_cents)`,
  },
  {
    check: 'invoices name the orders of their lines',
    query: `SELECT l.invoice_id, o.order_id FROM invoice_line l JOIN sales_order_line o ON o.id = l.order_line_id
            WHERE NOT EXISTS (SELECT 1 FROM invoice_order x WHERE x.invoice_id = l.invoice_id AND x.order_id = o.order_id)
            UNION ALL
            SELECT x.invoice_id, x.order_id FROM invoice_order x WHERE NOT EXISTS
              (SELECT 1 FROM invoice_line l JOIN sales_order_line o ON o.id = l.order_line_id
               WHERE l.invoice_id = x.invoice_id AND o.order_id = x.order_id)`,
  },
  {
    check: 'every issued invoice has its settlement',
    query: `SELECT i.id, i.number FROM invoice i LEFT JOIN invoice_settlement s ON s.invoice_id = i.id
            WHERE i.state = 'issued' AND (s.id IS NULL OR s.total_cents <> i.total_with_vat_cents -
              (SELECT COALESCE(SUM(d.taxable_cents + d.vat_cents), 0) FROM invoice_deposit d WHERE d.invoice_id = i.id))`,
  },
  {
    check: 'no more is taken of a deposit than it holds',
    query: `SELECT d.deposit_id, d.vat_category, d.vat_rate FROM invoice_deposit d
            JOIN invoice i ON i.id = d.deposit_id
            LEFT JOIN invoice_vat v ON v.invoice_id = d.deposit_id AND v.vat_category = d.vat_category AND v.vat_rate = d.vat_rate
            GROUP BY d.deposit_id, d.vat_category, d.vat_rate, i.type_code, i.state, v.taxable_cents, v.vat_cents
            HAVING i.type_code <> '386' OR i.state <> 'issued' OR v.taxable_cents IS NULL
              OR SUM(d.taxable_cents) > v.taxable_cents OR SUM(d.vat_cents) > v.vat_cents`,
  },
  {
    check: 'settlements are the sum of allocations, and of refunds',
    query: `SELECT s.invoice_id, s.paid_cents FROM invoice_settlement s WHERE s.paid_cents <>
              (SELECT COALESCE(SUM(a.amount_cents), 0) FROM payment_allocation a WHERE a.invoice_id = s.invoice_id AND a.reversed_at IS NULL)
              + (SELECT COALESCE(SUM(o.amount_cents), 0) FROM outgoing o WHERE o.invoice_id = s.invoice_id)`,
  },
  {
    check: 'what is settled of penalty notes is the sum of allocations',
    query: `SELECT n.id, n.number FROM penalty n WHERE COALESCE(n.settled_cents, 0) <>
              (SELECT COALESCE(SUM(a.amount_cents), 0) FROM payment_allocation a WHERE a.penalty_id = n.id AND a.reversed_at IS NULL)`,
  },
  {
    check: 'payments are the sum of their allocations',
    query: `SELECT p.id, p.number FROM payment p WHERE p.allocated_cents <>
              (SELECT COALESCE(SUM(a.amount_cents), 0) FROM payment_allocation a WHERE a.payment_id = p.id AND a.reversed_at IS NULL)`,
  },
  {
    check: 'what cells say was invoiced is on invoices',
    query: `SELECT c.id, c.invoiced, c.credited FROM sales_order_cell c WHERE
              c.invoiced <> (SELECT COALESCE(SUM(x.quantity), 0) FROM invoice_cell x JOIN invoice i ON i.id = x.invoice_id
                             WHERE x.order_cell_id = c.id AND i.state = 'issued' AND i.type_code = '380')
              OR c.credited <> (SELECT COALESCE(SUM(x.quantity), 0) FROM invoice_cell x JOIN invoice i ON i.id = x.invoice_id
                             WHERE x.order_cell_id = c.id AND i.state = 'issued' AND i.type_code = '381'
                               AND COALESCE(i.credit_cause, 'billing_error') = 'billing_error')`,
  },
  {
    check: 'what cells say was delivered is on delivery notes',
    query: `SELECT c.id, c.delivered FROM sales_order_cell c WHERE c.delivered <>
              (SELECT COALESCE(SUM(d.quantity), 0) FROM delivery_line d JOIN delivery_note n ON n.id = d.note_id
               WHERE d.order_cell_id = c.id AND n.state IN ('shipped', 'received'))`,
  },
  {
    check: 'validated pieces are those of posted reports, or received from a subcontractor',
    query: `SELECT o.id, o.validated FROM operation_cell o WHERE o.validated <>
              (SELECT COALESCE(SUM(CASE WHEN r.reverses_id IS NULL THEN r.good ELSE -r.good END), 0)
               FROM output_report r WHERE r.operation_cell_id = o.id AND r.state = 'posted') +
              (SELECT COALESCE(SUM(m.good), 0)
               FROM subcontract_move m WHERE m.operation_cell_id = o.id AND m.kind = 'received')`,
  },
  {
    check: 'pieces at a subcontractor are those sent less those received',
    query: `SELECT o.id, o.outside FROM operation_cell o WHERE o.outside <>
              (SELECT COALESCE(SUM(CASE WHEN m.kind = 'sent' THEN m.good ELSE -m.good - m.scrap END), 0)
               FROM subcontract_move m WHERE m.operation_cell_id = o.id)`,
  },
  {
    check: 'a step made outside is given to nobody',
    query: `SELECT a.id, o.id AS operation_id FROM assignment a JOIN work_operation o ON o.id = a.operation_id
            WHERE o.supplier_id IS NOT NULL`,
  },
  {
    check: 'the minutes of a session are those of its jobs',
    query: `SELECT s.id, s.minutes FROM work_session s JOIN session_job j ON j.session_id = s.id
            GROUP BY s.id, s.minutes HAVING SUM(j.minutes) <> s.minutes`,
  },
  {
    check: 'what is left of a lot is what came in less what went out',
    query: `SELECT l.id, l.number, l.balance, SUM(v.quantity) AS moved FROM material_lot l
            LEFT JOIN stock_move v ON v.lot_id = l.id
            GROUP BY l.id, l.number, l.balance HAVING l.balance <> COALESCE(SUM(v.quantity), 0)`,
  },
  {
    check: 'a confirmed order with routed lines has its work orders',
    query: `SELECT o.id, o.number FROM sales_order o WHERE o.state = 'confirmed'
            AND NOT EXISTS (SELECT 1 FROM work_order w WHERE w.order_id = o.id)`,
  },
  ...Object.entries({
    DP: 'price_request',
    DE: 'quote',
    CO: 'sales_order',
    OF: 'work_order',
    BL: 'delivery_note',
    PA: 'payment',
    DC: 'outgoing',
    PE: 'penalty',
    NC: 'non_conformity',
    CC: 'certificate',
  }).map(([series, table]) => ({
    check: `${series} numbers are those of their counter`,
    query: `SELECT n.school_id, n.year, n.issued, n.last, s.last_number AS counter
            FROM (SELECT school_id, CAST(substr(number, 4, 4) AS integer) AS year, COUNT(DISTINCT number) AS issued,
                    MAX(CAST(substr(number, 9) AS integer)) AS last
                  FROM ${table} WHERE number IS NOT NULL GROUP BY school_id, CAST(substr(number, 4, 4) AS integer)) n
            LEFT JOIN number_series s ON s.school_id = n.school_id AND s.year = n.year AND s.series = '${series}'
            WHERE n.issued <> n.last OR s.last_number IS NULL OR s.last_number <> n.last
            UNION ALL
            SELECT s.school_id, s.year, 0, 0, s.last_number FROM number_series s
            WHERE s.series = '${series}' AND s.last_number > 0 AND NOT EXISTS
              (SELECT 1 FROM ${table} t WHERE t.school_id = s.school_id AND substr(t.number, 4, 4) = CAST(s.year AS varchar(4)))`,
  })),
  {
    check: 'quote totals are those of their lines',
    query: `SELECT q.id, q.number, q.revision FROM quote q WHERE
              q.total_without_vat_cents <> (SELECT COALESCE(SUM(p.line_net_cents), 0) FROM quote_price p
                JOIN quote_line l ON l.id = p.line_id WHERE l.quote_id = q.id AND p.chosen)
              OR q.total_with_vat_cents <> q.total_without_vat_cents + q.total_vat_cents`,
  },
  {
    check: 'an accepted quote has its order, at its prices',
    query: `SELECT q.id, q.number, o.number AS order_number FROM quote q LEFT JOIN sales_order o ON o.quote_id = q.id
            WHERE q.state = 'accepted' AND (o.id IS NULL OR o.school_id <> q.school_id OR o.partner_id <> q.partner_id
              OR EXISTS (SELECT 1 FROM sales_order_line x WHERE x.order_id = o.id AND NOT EXISTS
                (SELECT 1 FROM quote_line l JOIN quote_price p ON p.line_id = l.id WHERE l.quote_id = q.id
                  AND l.item_id = x.item_id AND p.item_net_price_e4 = x.item_net_price_e4)))`,
  },
  {
    check: 'order totals are those of their lines',
    query: `SELECT o.id, o.number FROM sales_order o WHERE
              o.total_without_vat_cents <> (SELECT COALESCE(SUM(l.line_net_cents), 0) FROM sales_order_line l WHERE l.order_id = o.id)
              OR o.total_with_vat_cents <> o.total_without_vat_cents + o.total_vat_cents`,
  },
  {
    check: 'what lines say was invoiced is on invoices',
    query: `SELECT l.id, l.invoiced_net_cents FROM sales_order_line l WHERE l.invoiced_net_cents <>
              (SELECT COALESCE(SUM(CASE WHEN i.type_code = '380' THEN x.line_net_cents ELSE -x.line_net_cents END), 0)
               FROM invoice_line x JOIN invoice i ON i.id = x.invoice_id WHERE x.order_line_id = l.id AND i.state = 'issued'
                 AND i.type_code IN ('380', '381')
                 AND COALESCE(i.credit_cause, 'billing_error') = 'billing_error')`,
  },
  {
    check: 'what invoices say was credited is on credit notes',
    // What an invoice leaves of a credit goes to the deposits it took off: those are summed by partner.
    query: `SELECT s.invoice_id, s.credited_cents FROM invoice_settlement s JOIN invoice i ON i.id = s.invoice_id
            WHERE i.type_code IN ('380', '384', '386') AND NOT EXISTS (SELECT 1 FROM invoice r
                WHERE r.prior_invoice_id = i.id AND r.type_code = '384' AND r.state = 'issued')
              AND NOT EXISTS (SELECT 1 FROM invoice_deposit d WHERE d.invoice_id = i.id OR d.deposit_id = i.id)
              AND s.credited_cents <>
              (SELECT COALESCE(SUM(c.credited_cents), 0) FROM invoice_settlement c JOIN invoice n ON n.id = c.invoice_id
               WHERE n.prior_invoice_id = s.invoice_id AND n.state = 'issued')
            UNION ALL
            SELECT i.partner_id, SUM(CASE WHEN i.type_code IN ('381', '503') THEN -s.credited_cents ELSE s.credited_cents END)
            FROM invoice_settlement s JOIN invoice i ON i.id = s.invoice_id
            WHERE NOT EXISTS (SELECT 1 FROM invoice r WHERE r.prior_invoice_id = i.id AND r.type_code = '384' AND r.state = 'issued')
            GROUP BY i.partner_id
            HAVING SUM(CASE WHEN i.type_code IN ('381', '503') THEN -s.credited_cents ELSE s.credited_cents END) <> 0
            UNION ALL
            SELECT i.id, s.credited_cents FROM invoice_settlement s JOIN invoice i ON i.id = s.invoice_id
            JOIN invoice r ON r.prior_invoice_id = i.id AND r.type_code = '384' AND r.state = 'issued'
            WHERE s.credited_cents <> s.total_cents`,
  },
  {
    // Validated at the last step that is made: what is skipped makes the one before it the last.
    check: 'what cells say was produced is validated',
    query: `SELECT c.id, c.produced FROM sales_order_cell c WHERE c.produced <>
              (SELECT COALESCE(SUM(v.validated), 0) FROM work_order_cell w
               JOIN operation_cell v ON v.work_order_cell_id = w.id JOIN work_operation o ON o.id = v.operation_id
               WHERE w.order_cell_id = c.id AND o.state <> 'skipped' AND NOT EXISTS
                 (SELECT 1 FROM work_operation p WHERE p.work_order_id = o.work_order_id AND p.position > o.position
                  AND p.state <> 'skipped'))`,
  },
  {
    check: 'stored files are of the school of what they belong to',
    query: `SELECT f.id, f.school_id, f.subject_type, f.subject_id, t.school_id AS subject_school_id FROM stored_file f
            LEFT JOIN (SELECT 'sales_order' AS type, id, school_id FROM sales_order
                       UNION ALL SELECT 'delivery_note', id, school_id FROM delivery_note
                       UNION ALL SELECT 'invoice', id, school_id FROM invoice
                       UNION ALL SELECT 'partner', id, school_id FROM partner
                       UNION ALL SELECT 'item', id, school_id FROM item
                       UNION ALL SELECT 'non_conformity', id, school_id FROM non_conformity
                       UNION ALL SELECT 'material', id, school_id FROM material
                       UNION ALL SELECT 'price_request', id, school_id FROM price_request
                       UNION ALL SELECT 'quote', id, school_id FROM quote
                       UNION ALL SELECT 'school', id, id FROM school) t
              ON t.type = f.subject_type AND t.id = f.subject_id
            WHERE t.id IS NULL OR t.school_id <> f.school_id`,
  },
  {
    check: 'members are of the school of their partner or learner',
    query: `SELECT m.id, m.school_id, m.partner_id, m.learner_id FROM membership m
            LEFT JOIN partner p ON p.id = m.partner_id LEFT JOIN learner l ON l.id = m.learner_id
            WHERE p.school_id <> m.school_id OR l.school_id <> m.school_id`,
  },
];
