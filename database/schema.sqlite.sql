CREATE TABLE "api_key" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "user_id" integer NOT NULL,
  "role" varchar(12) NOT NULL,
  "partner_id" integer,
  "name" varchar(80) NOT NULL,
  "prefix" varchar(12) NOT NULL,
  "key_hash" varchar(64) NOT NULL,
  "created_at" varchar(24) NOT NULL,
  "last_used_at" varchar(24),
  "revoked_at" varchar(24),
  CONSTRAINT "uq_api_key_key_hash" UNIQUE ("key_hash"),
  CONSTRAINT "ck_api_key_role" CHECK (role IN ('director', 'master', 'accountant', 'partner')),
  CONSTRAINT "fk_api_key_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_api_key_user_id" FOREIGN KEY ("user_id") REFERENCES "app_user" ("id"),
  CONSTRAINT "fk_api_key_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id")
);

CREATE TABLE "app_user" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "email" varchar(254),
  "name" varchar(120) NOT NULL,
  "password_hash" varchar(200),
  "pin_hash" varchar(200),
  "locale" varchar(2) NOT NULL,
  "active" boolean NOT NULL,
  "created_at" varchar(24) NOT NULL,
  "badge_hash" varchar(64),
  CONSTRAINT "uq_app_user_email" UNIQUE ("email")
);

CREATE TABLE "assignment" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "operation_id" integer NOT NULL,
  "learner_id" integer NOT NULL,
  "supervisor_id" integer NOT NULL,
  "work_center_id" integer,
  "planned_on" varchar(10) NOT NULL,
  "half_day" varchar(2) NOT NULL,
  "state" varchar(10) NOT NULL,
  "version" integer NOT NULL,
  "warnings" text NOT NULL,
  "rule_version" varchar(20) NOT NULL,
  "created_at" varchar(24) NOT NULL,
  "quantity" integer CONSTRAINT "ck_assignment_quantity" CHECK (quantity > 0),
  CONSTRAINT "ck_assignment_half_day" CHECK (half_day IN ('am', 'pm')),
  CONSTRAINT "ck_assignment_state" CHECK (state IN ('assigned', 'active', 'finished', 'withdrawn')),
  CONSTRAINT "fk_assignment_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_assignment_operation_id" FOREIGN KEY ("operation_id") REFERENCES "work_operation" ("id"),
  CONSTRAINT "fk_assignment_learner_id" FOREIGN KEY ("learner_id") REFERENCES "learner" ("id"),
  CONSTRAINT "fk_assignment_supervisor_id" FOREIGN KEY ("supervisor_id") REFERENCES "app_user" ("id"),
  CONSTRAINT "fk_assignment_work_center_id" FOREIGN KEY ("work_center_id") REFERENCES "work_center" ("id")
);

CREATE TABLE "bank_line" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "statement_id" integer NOT NULL,
  "account" varchar(40) NOT NULL,
  "booked_on" varchar(10) NOT NULL,
  "amount_cents" bigint NOT NULL,
  "label" varchar(300) NOT NULL,
  "counterparty" varchar(140) NOT NULL,
  "counterparty_account" varchar(40) NOT NULL,
  "fingerprint" varchar(64) NOT NULL,
  "state" varchar(10) NOT NULL,
  "payment_id" integer,
  "duplicate" boolean DEFAULT 0 NOT NULL,
  "outgoing_id" integer CONSTRAINT "fk_bank_line_outgoing_id" REFERENCES "outgoing" ("id") /* CONSTRAINT "fk_bank_line_outgoing_id" FOREIGN KEY ("outgoing_id") REFERENCES "outgoing" */,
  "grant_receipt_id" integer CONSTRAINT "fk_bank_line_grant_receipt_id" REFERENCES "funding_receipt" ("id") /* CONSTRAINT "fk_bank_line_grant_receipt_id" FOREIGN KEY ("grant_receipt_id") REFERENCES "funding_receipt" */,
  CONSTRAINT "uq_bank_line_school_id_fingerprint" UNIQUE ("school_id", "fingerprint"),
  CONSTRAINT "ck_bank_line_state" CHECK (state IN ('open', 'matched', 'aside', 'returned', 'paid_out', 'grant')),
  CONSTRAINT "ck_bank_line_payment" CHECK ((state IN ('matched', 'returned')) = (payment_id IS NOT NULL) AND (state = 'paid_out') = (outgoing_id IS NOT NULL) AND (state = 'grant') = (grant_receipt_id IS NOT NULL)),
  CONSTRAINT "fk_bank_line_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_bank_line_statement_id" FOREIGN KEY ("statement_id") REFERENCES "bank_statement" ("id"),
  CONSTRAINT "fk_bank_line_payment_id" FOREIGN KEY ("payment_id") REFERENCES "payment" ("id")
);

CREATE TABLE "bank_statement" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "file_id" integer NOT NULL,
  "lines" integer NOT NULL,
  "imported_at" varchar(24) NOT NULL,
  "format" varchar(4) DEFAULT '' NOT NULL,
  CONSTRAINT "fk_bank_statement_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_bank_statement_file_id" FOREIGN KEY ("file_id") REFERENCES "stored_file" ("id")
);

CREATE TABLE "bill_line" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "item_id" integer NOT NULL,
  "material_id" integer NOT NULL,
  "quantity" integer NOT NULL,
  CONSTRAINT "uq_bill_line_item_id_material_id" UNIQUE ("item_id", "material_id"),
  CONSTRAINT "ck_bill_line_quantity" CHECK (quantity BETWEEN 1 AND 1000000),
  CONSTRAINT "fk_bill_line_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_bill_line_item_id" FOREIGN KEY ("item_id") REFERENCES "item" ("id"),
  CONSTRAINT "fk_bill_line_material_id" FOREIGN KEY ("material_id") REFERENCES "material" ("id")
);

CREATE TABLE "budget" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "school_year" varchar(9) NOT NULL,
  "version" integer NOT NULL,
  CONSTRAINT "uq_budget_school_id_school_year" UNIQUE ("school_id", "school_year"),
  CONSTRAINT "fk_budget_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id")
);

CREATE TABLE "budget_row" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "budget_id" integer NOT NULL,
  "account" varchar(2) NOT NULL,
  "sector" varchar(2),
  "planned_cents" bigint NOT NULL,
  "realised_cents" bigint NOT NULL,
  CONSTRAINT "uq_budget_row_budget_id_account" UNIQUE ("budget_id", "account"),
  CONSTRAINT "ck_budget_row_account" CHECK (account IN ('60', '61', '63', '64', '65', '68', '86', '70', '76', '78', '87')),
  CONSTRAINT "ck_budget_row_amounts" CHECK (planned_cents >= 0 AND realised_cents >= 0 AND (account <> '70' OR realised_cents = 0)),
  CONSTRAINT "ck_budget_row_sector" CHECK ((sector IS NULL OR sector IN ('T', 'NT', 'M')) AND (sector IS NULL) = (account IN ('86', '70', '87'))),
  CONSTRAINT "fk_budget_row_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_budget_row_budget_id" FOREIGN KEY ("budget_id") REFERENCES "budget" ("id")
);

CREATE TABLE "certificate" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "number" varchar(20) NOT NULL,
  "work_order_id" integer NOT NULL,
  "order_id" integer NOT NULL,
  "partner_id" integer NOT NULL,
  "quantity" integer NOT NULL,
  "file_id" integer NOT NULL,
  "issued_by" integer NOT NULL,
  "issued_at" varchar(24) NOT NULL,
  CONSTRAINT "uq_certificate_school_id_number" UNIQUE ("school_id", "number"),
  CONSTRAINT "ck_certificate_quantity" CHECK (quantity > 0),
  CONSTRAINT "fk_certificate_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_certificate_work_order_id" FOREIGN KEY ("work_order_id") REFERENCES "work_order" ("id"),
  CONSTRAINT "fk_certificate_order_id" FOREIGN KEY ("order_id") REFERENCES "sales_order" ("id"),
  CONSTRAINT "fk_certificate_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id"),
  CONSTRAINT "fk_certificate_file_id" FOREIGN KEY ("file_id") REFERENCES "stored_file" ("id"),
  CONSTRAINT "fk_certificate_issued_by" FOREIGN KEY ("issued_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "characteristic" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "item_id" integer NOT NULL,
  "position" integer NOT NULL,
  "code" varchar(6) NOT NULL,
  "name" varchar(80) NOT NULL,
  "kind" varchar(8) NOT NULL,
  "unit" varchar(4),
  "nominal" integer,
  "lower" integer,
  "upper" integer,
  "every" integer NOT NULL,
  "instrument_id" integer,
  "retired_at" varchar(24),
  CONSTRAINT "ck_characteristic_kind" CHECK (kind IN ('measure', 'look')),
  CONSTRAINT "ck_characteristic_every" CHECK (every BETWEEN 0 AND 1000),
  CONSTRAINT "ck_characteristic_tolerance" CHECK (kind = 'look' OR (unit IS NOT NULL AND nominal IS NOT NULL AND lower IS NOT NULL AND upper IS NOT NULL AND lower <= upper)),
  CONSTRAINT "fk_characteristic_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_characteristic_item_id" FOREIGN KEY ("item_id") REFERENCES "item" ("id"),
  CONSTRAINT "fk_characteristic_instrument_id" FOREIGN KEY ("instrument_id") REFERENCES "instrument" ("id")
);

CREATE TABLE "characteristic_size" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "characteristic_id" integer NOT NULL,
  "size" varchar(12) NOT NULL,
  "nominal" integer NOT NULL,
  CONSTRAINT "uq_characteristic_size_characteristic_id_size" UNIQUE ("characteristic_id", "size"),
  CONSTRAINT "fk_characteristic_size_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_characteristic_size_characteristic_id" FOREIGN KEY ("characteristic_id") REFERENCES "characteristic" ("id")
);

CREATE TABLE "closed_month" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "month" varchar(7) NOT NULL,
  "file_id" integer NOT NULL,
  "entries" integer NOT NULL,
  "closed_at" varchar(24) NOT NULL,
  "closed_by" integer NOT NULL,
  CONSTRAINT "uq_closed_month_school_id_month" UNIQUE ("school_id", "month"),
  CONSTRAINT "fk_closed_month_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_closed_month_file_id" FOREIGN KEY ("file_id") REFERENCES "stored_file" ("id")
);

CREATE TABLE "competence" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "framework_id" integer NOT NULL,
  "code" varchar(10) NOT NULL,
  "title" varchar(200) NOT NULL,
  CONSTRAINT "uq_competence_framework_id_code" UNIQUE ("framework_id", "code"),
  CONSTRAINT "fk_competence_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_competence_framework_id" FOREIGN KEY ("framework_id") REFERENCES "framework" ("id")
);

CREATE TABLE "declared_work" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "declaration_id" integer NOT NULL,
  "machine_class_code" varchar(40),
  "work_rule" varchar(30),
  "workshop_id" integer NOT NULL,
  CONSTRAINT "uq_declared_work_declaration_id_workshop_id_machine_class_code_" UNIQUE ("declaration_id", "workshop_id", "machine_class_code", "work_rule"),
  CONSTRAINT "ck_declared_work_one" CHECK ((machine_class_code IS NULL) <> (work_rule IS NULL)),
  CONSTRAINT "fk_declared_work_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_declared_work_declaration_id" FOREIGN KEY ("declaration_id") REFERENCES "workshop_declaration" ("id"),
  CONSTRAINT "fk_declared_work_workshop_id" FOREIGN KEY ("workshop_id") REFERENCES "workshop" ("id")
);

CREATE TABLE "delivery_line" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "note_id" integer NOT NULL,
  "order_line_id" integer NOT NULL,
  "order_cell_id" integer NOT NULL,
  "item_name" varchar(100) NOT NULL,
  "size" varchar(12),
  "colour" varchar(30),
  "unit_code" varchar(3) NOT NULL,
  "quantity" integer NOT NULL,
  CONSTRAINT "uq_delivery_line_note_id_order_cell_id" UNIQUE ("note_id", "order_cell_id"),
  CONSTRAINT "ck_delivery_line_quantity" CHECK (quantity > 0),
  CONSTRAINT "fk_delivery_line_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_delivery_line_note_id" FOREIGN KEY ("note_id") REFERENCES "delivery_note" ("id"),
  CONSTRAINT "fk_delivery_line_order_line_id" FOREIGN KEY ("order_line_id") REFERENCES "sales_order_line" ("id"),
  CONSTRAINT "fk_delivery_line_order_cell_id" FOREIGN KEY ("order_cell_id") REFERENCES "sales_order_cell" ("id")
);

CREATE TABLE "delivery_note" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "order_id" integer NOT NULL,
  "partner_id" integer NOT NULL,
  "number" varchar(20) NOT NULL,
  "state" varchar(10) NOT NULL,
  "version" integer NOT NULL,
  "shipped_on" varchar(10),
  "received_at" varchar(24),
  "received_by" varchar(120),
  "reserves" varchar(500),
  "ship_to" text NOT NULL,
  "file_id" integer,
  "created_at" varchar(24) NOT NULL,
  CONSTRAINT "uq_delivery_note_school_id_number" UNIQUE ("school_id", "number"),
  CONSTRAINT "ck_delivery_note_shipped" CHECK (state IN ('ready', 'cancelled') OR shipped_on IS NOT NULL),
  CONSTRAINT "ck_delivery_note_state" CHECK (state IN ('ready', 'shipped', 'received', 'cancelled')),
  CONSTRAINT "fk_delivery_note_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_delivery_note_order_id" FOREIGN KEY ("order_id") REFERENCES "sales_order" ("id"),
  CONSTRAINT "fk_delivery_note_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id"),
  CONSTRAINT "fk_delivery_note_file_id" FOREIGN KEY ("file_id") REFERENCES "stored_file" ("id")
);

CREATE TABLE "demonstration" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "operation_id" integer NOT NULL,
  "user_id" integer NOT NULL,
  "minutes" integer NOT NULL,
  "shown_on" varchar(10) NOT NULL,
  "created_at" varchar(24) NOT NULL,
  CONSTRAINT "ck_demonstration_minutes" CHECK (minutes BETWEEN 1 AND 480),
  CONSTRAINT "fk_demonstration_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_demonstration_operation_id" FOREIGN KEY ("operation_id") REFERENCES "work_operation" ("id"),
  CONSTRAINT "fk_demonstration_user_id" FOREIGN KEY ("user_id") REFERENCES "app_user" ("id")
);

CREATE TABLE "drawing_revision" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "item_id" integer NOT NULL,
  "revision" varchar(10) NOT NULL,
  "issued_on" varchar(10) NOT NULL,
  "file_id" integer,
  CONSTRAINT "uq_drawing_revision_item_id_revision" UNIQUE ("item_id", "revision"),
  CONSTRAINT "fk_drawing_revision_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_drawing_revision_item_id" FOREIGN KEY ("item_id") REFERENCES "item" ("id"),
  CONSTRAINT "fk_drawing_revision_file_id" FOREIGN KEY ("file_id") REFERENCES "stored_file" ("id")
);

CREATE TABLE "driving_authorisation" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "learner_id" integer NOT NULL,
  "class_code" varchar(40) NOT NULL,
  "issued_on" varchar(10) NOT NULL,
  "valid_until" varchar(10) NOT NULL,
  CONSTRAINT "ck_driving_authorisation_dates" CHECK (valid_until >= issued_on),
  CONSTRAINT "fk_driving_authorisation_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_driving_authorisation_learner_id" FOREIGN KEY ("learner_id") REFERENCES "learner" ("id")
);

CREATE TABLE "enrolment" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "learner_id" integer NOT NULL,
  "class_id" integer NOT NULL,
  "entered_on" varchar(10) NOT NULL,
  "left_on" varchar(10),
  CONSTRAINT "ck_enrolment_dates" CHECK (left_on IS NULL OR left_on >= entered_on),
  CONSTRAINT "fk_enrolment_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_enrolment_learner_id" FOREIGN KEY ("learner_id") REFERENCES "learner" ("id"),
  CONSTRAINT "fk_enrolment_class_id" FOREIGN KEY ("class_id") REFERENCES "school_class" ("id")
);

CREATE TABLE "expected_material" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "partner_id" integer NOT NULL,
  "order_id" integer NOT NULL,
  "material_id" integer NOT NULL,
  "quantity" integer NOT NULL,
  "expected_on" varchar(10) NOT NULL,
  "lot_id" integer,
  CONSTRAINT "ck_expected_material_quantity" CHECK (quantity > 0),
  CONSTRAINT "fk_expected_material_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_expected_material_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id"),
  CONSTRAINT "fk_expected_material_order_id" FOREIGN KEY ("order_id") REFERENCES "sales_order" ("id"),
  CONSTRAINT "fk_expected_material_material_id" FOREIGN KEY ("material_id") REFERENCES "material" ("id"),
  CONSTRAINT "fk_expected_material_lot_id" FOREIGN KEY ("lot_id") REFERENCES "material_lot" ("id")
);

CREATE TABLE "expected_payment" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "line_id" integer NOT NULL,
  "expected_on" varchar(10) NOT NULL,
  "amount_cents" bigint NOT NULL,
  "label" varchar(120),
  CONSTRAINT "ck_expected_payment_amount" CHECK (amount_cents > 0),
  CONSTRAINT "fk_expected_payment_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_expected_payment_line_id" FOREIGN KEY ("line_id") REFERENCES "funding_line" ("id")
);

CREATE TABLE "framework" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "code" varchar(20) NOT NULL,
  "title" varchar(150) NOT NULL,
  "status" varchar(10) NOT NULL,
  "source" varchar(200) NOT NULL,
  CONSTRAINT "uq_framework_school_id_code" UNIQUE ("school_id", "code"),
  CONSTRAINT "ck_framework_status" CHECK (status IN ('official', 'working')),
  CONSTRAINT "fk_framework_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id")
);

CREATE TABLE "funding_line" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "school_year" varchar(9) NOT NULL,
  "kind" varchar(20) NOT NULL,
  "funder" varchar(120) NOT NULL,
  "agreement" varchar(60),
  "per_learner_cents" bigint,
  "counted_on" varchar(10),
  "granted_cents" bigint,
  "stage" varchar(20) NOT NULL,
  "next_due_on" varchar(10),
  "next_due_label" varchar(120),
  "version" integer NOT NULL,
  "counting" varchar(8),
  "further_days" text,
  "asked_cents" bigint,
  "asked_on" varchar(10),
  "notified_on" varchar(10),
  "report_due_on" varchar(10),
  "reported_on" varchar(10),
  CONSTRAINT "ck_funding_line_amount" CHECK ((per_learner_cents IS NULL) <> (granted_cents IS NULL) AND (per_learner_cents IS NULL) = (counted_on IS NULL) AND (counting IS NULL) = (per_learner_cents IS NULL) AND (counting IS NULL OR counting IN ('day', 'mean', 'pro_rata')) AND (COALESCE(counting, 'day') = 'day') = (further_days IS NULL)),
  CONSTRAINT "ck_funding_line_kind" CHECK (kind IN ('region', 'state', 'apprenticeship_tax', 'sponsorship', 'foundation', 'family_fees', 'europe', 'other')),
  CONSTRAINT "fk_funding_line_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id")
);

CREATE TABLE "funding_receipt" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "line_id" integer NOT NULL,
  "received_on" varchar(10) NOT NULL,
  "amount_cents" bigint NOT NULL,
  "reference" varchar(140),
  "reverses_id" integer CONSTRAINT "fk_funding_receipt_reverses_id" REFERENCES "funding_receipt" ("id") /* CONSTRAINT "fk_funding_receipt_reverses_id" FOREIGN KEY ("reverses_id") REFERENCES "funding_receipt" */,
  "reason" varchar(300),
  CONSTRAINT "ck_funding_receipt_amount" CHECK ((reverses_id IS NULL AND amount_cents > 0) OR (reverses_id IS NOT NULL AND amount_cents < 0 AND reason IS NOT NULL)),
  CONSTRAINT "fk_funding_receipt_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_funding_receipt_line_id" FOREIGN KEY ("line_id") REFERENCES "funding_line" ("id")
);

CREATE TABLE "idempotent_request" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "user_id" integer NOT NULL,
  "api_key_id" integer NOT NULL,
  "key" varchar(100) NOT NULL,
  "fingerprint" varchar(64) NOT NULL,
  "status" integer,
  "body" text,
  "shown_once" boolean NOT NULL,
  "location" varchar(500),
  "created_at" varchar(24) NOT NULL,
  CONSTRAINT "uq_idempotent_request_school_id_user_id_api_key_id_key" UNIQUE ("school_id", "user_id", "api_key_id", "key")
);

CREATE TABLE "inspection" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "work_order_id" integer NOT NULL,
  "operation_id" integer NOT NULL,
  "operation_cell_id" integer NOT NULL,
  "assignment_id" integer NOT NULL,
  "learner_id" integer NOT NULL,
  "kind" varchar(6) NOT NULL,
  "state" varchar(8) NOT NULL,
  "version" integer NOT NULL,
  "measured_at" varchar(24) NOT NULL,
  "decided_by" integer,
  "decided_at" varchar(24),
  "reason" varchar(500),
  CONSTRAINT "ck_inspection_kind" CHECK (kind IN ('first', 'series')),
  CONSTRAINT "ck_inspection_state" CHECK (state IN ('declared', 'accepted', 'refused', 'recorded')),
  CONSTRAINT "ck_inspection_series" CHECK ((kind = 'series') = (state = 'recorded')),
  CONSTRAINT "fk_inspection_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_inspection_work_order_id" FOREIGN KEY ("work_order_id") REFERENCES "work_order" ("id"),
  CONSTRAINT "fk_inspection_operation_id" FOREIGN KEY ("operation_id") REFERENCES "work_operation" ("id"),
  CONSTRAINT "fk_inspection_operation_cell_id" FOREIGN KEY ("operation_cell_id") REFERENCES "operation_cell" ("id"),
  CONSTRAINT "fk_inspection_assignment_id" FOREIGN KEY ("assignment_id") REFERENCES "assignment" ("id"),
  CONSTRAINT "fk_inspection_learner_id" FOREIGN KEY ("learner_id") REFERENCES "learner" ("id"),
  CONSTRAINT "fk_inspection_decided_by" FOREIGN KEY ("decided_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "instrument" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "code" varchar(20) NOT NULL,
  "name" varchar(80) NOT NULL,
  "calibration_due_on" varchar(10) NOT NULL,
  "out_of_service" boolean NOT NULL,
  CONSTRAINT "uq_instrument_school_id_code" UNIQUE ("school_id", "code"),
  CONSTRAINT "fk_instrument_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id")
);

CREATE TABLE "invitation" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "email" varchar(254) NOT NULL,
  "name" varchar(120) NOT NULL,
  "role" varchar(12) NOT NULL,
  "partner_id" integer,
  "token_hash" varchar(64) NOT NULL,
  "created_by" integer NOT NULL,
  "created_at" varchar(24) NOT NULL,
  "expires_at" varchar(24) NOT NULL,
  "accepted_at" varchar(24),
  "taken_back_at" varchar(24),
  "buyer" boolean DEFAULT 0 NOT NULL,
  "receiver" boolean DEFAULT 0 NOT NULL,
  "payer" boolean DEFAULT 0 NOT NULL,
  "manager" boolean DEFAULT 0 NOT NULL,
  CONSTRAINT "uq_invitation_token_hash" UNIQUE ("token_hash"),
  CONSTRAINT "ck_invitation_role" CHECK (role IN ('director', 'master', 'accountant', 'partner', 'funder')),
  CONSTRAINT "fk_invitation_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_invitation_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id"),
  CONSTRAINT "fk_invitation_created_by" FOREIGN KEY ("created_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "invoice" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "partner_id" integer NOT NULL,
  "order_id" integer NOT NULL,
  "type_code" varchar(3) NOT NULL,
  "state" varchar(10) NOT NULL,
  "version" integer NOT NULL,
  "number" varchar(20),
  "business_process" varchar(2) NOT NULL,
  "issued_on" varchar(10),
  "due_on" varchar(10),
  "delivered_on" varchar(10),
  "purchase_order_reference" varchar(35),
  "order_number" varchar(20) NOT NULL,
  "seller" text,
  "buyer" text,
  "notes" text NOT NULL,
  "prior_invoice_id" integer,
  "credit_reason" varchar(300),
  "total_without_vat_cents" bigint NOT NULL,
  "total_vat_cents" bigint NOT NULL,
  "total_with_vat_cents" bigint NOT NULL,
  "file_id" integer,
  "search_text" text NOT NULL,
  "created_at" varchar(24) NOT NULL,
  "credit_cause" varchar(20) CONSTRAINT "ck_invoice_credit_cause" CHECK (credit_cause IN ('billing_error', 'returned', 'allowance')),
  "buyer_reference" varchar(100),
  "contract_reference" varchar(50),
  "paid_by" varchar(10) CONSTRAINT "ck_invoice_paid_by" CHECK (paid_by IN ('transfer', 'cheque', 'card', 'cash')),
  "period_start_on" varchar(10),
  "period_end_on" varchar(10),
  CONSTRAINT "uq_invoice_school_id_number" UNIQUE ("school_id", "number"),
  CONSTRAINT "ck_invoice_credit" CHECK ((type_code IN ('381', '384', '503')) = (prior_invoice_id IS NOT NULL)),
  CONSTRAINT "ck_invoice_issued" CHECK ((state = 'issued') = (number IS NOT NULL) AND (state = 'draft' OR (issued_on IS NOT NULL AND due_on IS NOT NULL AND file_id IS NOT NULL))),
  CONSTRAINT "ck_invoice_state" CHECK (state IN ('draft', 'issued')),
  CONSTRAINT "ck_invoice_type" CHECK (type_code IN ('380', '381', '384', '386', '503')),
  CONSTRAINT "fk_invoice_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_invoice_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id"),
  CONSTRAINT "fk_invoice_order_id" FOREIGN KEY ("order_id") REFERENCES "sales_order" ("id"),
  CONSTRAINT "fk_invoice_prior_invoice_id" FOREIGN KEY ("prior_invoice_id") REFERENCES "invoice" ("id"),
  CONSTRAINT "fk_invoice_file_id" FOREIGN KEY ("file_id") REFERENCES "stored_file" ("id")
);

CREATE TABLE "invoice_cell" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "invoice_id" integer NOT NULL,
  "line_id" integer NOT NULL,
  "order_cell_id" integer NOT NULL,
  "quantity" integer NOT NULL,
  CONSTRAINT "uq_invoice_cell_line_id_order_cell_id" UNIQUE ("line_id", "order_cell_id"),
  CONSTRAINT "ck_invoice_cell_quantity" CHECK (quantity > 0),
  CONSTRAINT "fk_invoice_cell_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_invoice_cell_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id"),
  CONSTRAINT "fk_invoice_cell_line_id" FOREIGN KEY ("line_id") REFERENCES "invoice_line" ("id"),
  CONSTRAINT "fk_invoice_cell_order_cell_id" FOREIGN KEY ("order_cell_id") REFERENCES "sales_order_cell" ("id")
);

CREATE TABLE "invoice_deposit" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "invoice_id" integer NOT NULL,
  "deposit_id" integer NOT NULL,
  "vat_category" varchar(2) NOT NULL,
  "vat_rate" integer NOT NULL,
  "taxable_cents" bigint NOT NULL,
  "vat_cents" bigint NOT NULL,
  CONSTRAINT "uq_invoice_deposit_invoice_id_deposit_id_vat_category_vat_rate" UNIQUE ("invoice_id", "deposit_id", "vat_category", "vat_rate"),
  CONSTRAINT "ck_invoice_deposit_amounts" CHECK (taxable_cents >= 0 AND vat_cents >= 0),
  CONSTRAINT "fk_invoice_deposit_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_invoice_deposit_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id"),
  CONSTRAINT "fk_invoice_deposit_deposit_id" FOREIGN KEY ("deposit_id") REFERENCES "invoice" ("id")
);

CREATE TABLE "invoice_line" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "invoice_id" integer NOT NULL,
  "position" integer NOT NULL,
  "order_line_id" integer NOT NULL,
  "workshop_id" integer NOT NULL,
  "item_code" varchar(30) NOT NULL,
  "item_name" varchar(100) NOT NULL,
  "note" varchar(500),
  "unit_code" varchar(3) NOT NULL,
  "quantity" integer NOT NULL,
  "item_net_price_e4" bigint NOT NULL,
  "line_net_cents" bigint NOT NULL,
  "vat_category" varchar(2) NOT NULL,
  "vat_rate" integer NOT NULL,
  "service" boolean DEFAULT 0 NOT NULL,
  CONSTRAINT "uq_invoice_line_invoice_id_position" UNIQUE ("invoice_id", "position"),
  CONSTRAINT "ck_invoice_line_amounts" CHECK (quantity > 0 AND item_net_price_e4 >= 0 AND line_net_cents >= 0),
  CONSTRAINT "fk_invoice_line_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_invoice_line_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id"),
  CONSTRAINT "fk_invoice_line_order_line_id" FOREIGN KEY ("order_line_id") REFERENCES "sales_order_line" ("id"),
  CONSTRAINT "fk_invoice_line_workshop_id" FOREIGN KEY ("workshop_id") REFERENCES "workshop" ("id")
);

CREATE TABLE "invoice_order" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "invoice_id" integer NOT NULL,
  "order_id" integer NOT NULL,
  CONSTRAINT "uq_invoice_order_invoice_id_order_id" UNIQUE ("invoice_id", "order_id"),
  CONSTRAINT "fk_invoice_order_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_invoice_order_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id"),
  CONSTRAINT "fk_invoice_order_order_id" FOREIGN KEY ("order_id") REFERENCES "sales_order" ("id")
);

CREATE TABLE "invoice_settlement" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "invoice_id" integer NOT NULL,
  "total_cents" bigint NOT NULL,
  "paid_cents" bigint NOT NULL,
  "credited_cents" bigint NOT NULL,
  CONSTRAINT "uq_invoice_settlement_invoice_id" UNIQUE ("invoice_id"),
  CONSTRAINT "ck_invoice_settlement" CHECK (paid_cents >= 0 AND credited_cents >= 0 AND paid_cents + credited_cents <= total_cents),
  CONSTRAINT "fk_invoice_settlement_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_invoice_settlement_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id")
);

CREATE TABLE "invoice_status" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "invoice_id" integer NOT NULL,
  "code" integer NOT NULL,
  "at" varchar(24) NOT NULL,
  "actor" varchar(3) NOT NULL,
  "reason" varchar(40),
  "note" varchar(1000),
  "amount_cents" bigint,
  "vat_rate" integer,
  "source" varchar(8) NOT NULL,
  "file_id" integer,
  "fingerprint" varchar(64) NOT NULL,
  "noted_at" varchar(24) NOT NULL,
  "noted_by" integer,
  CONSTRAINT "uq_invoice_status_school_id_fingerprint" UNIQUE ("school_id", "fingerprint"),
  CONSTRAINT "ck_invoice_status_code" CHECK (code BETWEEN 100 AND 999),
  CONSTRAINT "ck_invoice_status_actor" CHECK (actor IN ('SE', 'BY', 'WK', 'DFH', 'AB', 'DL', 'SR', 'PE', 'PR', 'II', 'IV')),
  CONSTRAINT "ck_invoice_status_source" CHECK (source IN ('manual', 'platform', 'house')),
  CONSTRAINT "ck_invoice_status_amount" CHECK (vat_rate IS NULL OR (vat_rate >= 0 AND amount_cents IS NOT NULL)),
  CONSTRAINT "fk_invoice_status_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_invoice_status_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id"),
  CONSTRAINT "fk_invoice_status_file_id" FOREIGN KEY ("file_id") REFERENCES "stored_file" ("id"),
  CONSTRAINT "fk_invoice_status_noted_by" FOREIGN KEY ("noted_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "invoice_vat" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "invoice_id" integer NOT NULL,
  "vat_category" varchar(2) NOT NULL,
  "vat_rate" integer NOT NULL,
  "taxable_cents" bigint NOT NULL,
  "vat_cents" bigint NOT NULL,
  "exemption_reason" varchar(150),
  "exemption_code" varchar(30),
  CONSTRAINT "uq_invoice_vat_invoice_id_vat_category_vat_rate" UNIQUE ("invoice_id", "vat_category", "vat_rate"),
  CONSTRAINT "fk_invoice_vat_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_invoice_vat_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id")
);

CREATE TABLE "item" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "workshop_id" integer NOT NULL,
  "code" varchar(30) NOT NULL,
  "name" varchar(100) NOT NULL,
  "kind" varchar(10) NOT NULL,
  "unit_code" varchar(3) NOT NULL,
  "price_e4" bigint NOT NULL,
  "market_price_e4" bigint,
  "criticality" varchar(12) NOT NULL,
  "drawing_revision" varchar(10),
  "active" boolean NOT NULL,
  "search_text" text NOT NULL,
  "version" integer NOT NULL,
  "partner_id" integer CONSTRAINT "fk_item_partner_id" REFERENCES "partner" ("id") /* CONSTRAINT "fk_item_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" */,
  CONSTRAINT "uq_item_school_id_code" UNIQUE ("school_id", "code"),
  CONSTRAINT "ck_item_price" CHECK (price_e4 >= 0),
  CONSTRAINT "ck_item_criticality" CHECK (criticality IN ('pedagogical', 'standard', 'critical')),
  CONSTRAINT "ck_item_kind" CHECK (kind IN ('garment', 'part', 'service')),
  CONSTRAINT "fk_item_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_item_workshop_id" FOREIGN KEY ("workshop_id") REFERENCES "workshop" ("id")
);

CREATE TABLE "item_variant" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "item_id" integer NOT NULL,
  "size" varchar(12),
  "colour" varchar(30),
  "position" integer NOT NULL,
  CONSTRAINT "fk_item_variant_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_item_variant_item_id" FOREIGN KEY ("item_id") REFERENCES "item" ("id")
);

CREATE TABLE "journal_entry" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "at" varchar(24) NOT NULL,
  "user_id" integer NOT NULL,
  "subject_type" varchar(40) NOT NULL,
  "subject_id" integer NOT NULL,
  "event" varchar(40) NOT NULL,
  "from_state" varchar(20),
  "to_state" varchar(20),
  "reason" varchar(500),
  "facts" text
);

CREATE TABLE "learner" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "first_name" varchar(60) NOT NULL,
  "last_name" varchar(60) NOT NULL,
  "birth_date" varchar(10) NOT NULL,
  "level" integer NOT NULL,
  "version" integer NOT NULL,
  "created_at" varchar(24) NOT NULL,
  CONSTRAINT "ck_learner_level" CHECK (level BETWEEN 0 AND 4),
  CONSTRAINT "fk_learner_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id")
);

CREATE TABLE "learner_call" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "learner_id" integer NOT NULL,
  "assignment_id" integer,
  "called_at" varchar(24) NOT NULL,
  "answered_at" varchar(24),
  "answered_by" integer,
  CONSTRAINT "fk_learner_call_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_learner_call_learner_id" FOREIGN KEY ("learner_id") REFERENCES "learner" ("id"),
  CONSTRAINT "fk_learner_call_assignment_id" FOREIGN KEY ("assignment_id") REFERENCES "assignment" ("id"),
  CONSTRAINT "fk_learner_call_answered_by" FOREIGN KEY ("answered_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "ledger_entry" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "seq" integer NOT NULL,
  "type" varchar(20) NOT NULL,
  "number" varchar(40) NOT NULL,
  "on_day" varchar(10) NOT NULL,
  "occurred_at" varchar(24) NOT NULL,
  "amount_cents" bigint NOT NULL,
  "payload" text NOT NULL,
  "hash_version" integer NOT NULL,
  "prev_hash" varchar(64) NOT NULL,
  "hash" varchar(64) NOT NULL,
  CONSTRAINT "uq_ledger_entry_school_id_seq" UNIQUE ("school_id", "seq"),
  CONSTRAINT "ck_ledger_entry_type" CHECK (type IN ('INVOICE', 'CREDIT_NOTE', 'PAYMENT', 'ALLOCATION', 'PAYMENT_REVERSAL', 'SETTINGS_CHANGE', 'CLOSING_DAY', 'CLOSING_MONTH', 'CLOSING_YEAR', 'EXPORT', 'MONEY_OUT', 'PENALTY', 'PENALTY_GIVEN_UP')),
  CONSTRAINT "ck_ledger_entry_seal" CHECK (seq > 0 AND length(hash) = 64 AND length(prev_hash) = 64),
  CONSTRAINT "fk_ledger_entry_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id")
);

CREATE TABLE "ledger_head" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "seq" integer NOT NULL,
  "hash" varchar(64) NOT NULL,
  CONSTRAINT "uq_ledger_head_school_id" UNIQUE ("school_id"),
  CONSTRAINT "fk_ledger_head_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id")
);

CREATE TABLE "machine_class" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "code" varchar(40) NOT NULL,
  "name" varchar(100) NOT NULL,
  "rule" varchar(1) NOT NULL,
  "article" varchar(30),
  "requires_driving" boolean NOT NULL,
  "training_required" boolean NOT NULL,
  "version" integer NOT NULL,
  CONSTRAINT "uq_machine_class_school_id_code" UNIQUE ("school_id", "code"),
  CONSTRAINT "ck_machine_class_rule" CHECK (rule IN ('F', 'D', 'A', 'N')),
  CONSTRAINT "fk_machine_class_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id")
);

CREATE TABLE "material" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "code" varchar(30) NOT NULL,
  "name" varchar(100) NOT NULL,
  "unit_code" varchar(3) NOT NULL,
  "minimum" integer NOT NULL,
  "price_e4" bigint CONSTRAINT "ck_material_price" CHECK (price_e4 BETWEEN 0 AND 100000000),
  CONSTRAINT "uq_material_school_id_code" UNIQUE ("school_id", "code"),
  CONSTRAINT "ck_material_minimum" CHECK (minimum >= 0),
  CONSTRAINT "fk_material_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id")
);

CREATE TABLE "material_lot" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "material_id" integer NOT NULL,
  "number" varchar(40) NOT NULL,
  "owner" varchar(8) NOT NULL,
  "partner_id" integer,
  "received_on" varchar(10) NOT NULL,
  "balance" integer NOT NULL,
  "certificate_file_id" integer,
  CONSTRAINT "uq_material_lot_material_id_number" UNIQUE ("material_id", "number"),
  CONSTRAINT "ck_material_lot_balance" CHECK (balance >= 0),
  CONSTRAINT "ck_material_lot_owner" CHECK (owner IN ('school', 'customer') AND (owner = 'school' OR partner_id IS NOT NULL)),
  CONSTRAINT "fk_material_lot_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_material_lot_material_id" FOREIGN KEY ("material_id") REFERENCES "material" ("id"),
  CONSTRAINT "fk_material_lot_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id"),
  CONSTRAINT "fk_material_lot_certificate_file_id" FOREIGN KEY ("certificate_file_id") REFERENCES "stored_file" ("id")
);

CREATE TABLE "measure" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "inspection_id" integer NOT NULL,
  "characteristic_id" integer NOT NULL,
  "name" varchar(80) NOT NULL,
  "unit" varchar(4),
  "nominal" integer,
  "minimum" integer,
  "maximum" integer,
  "value" integer,
  "conform" boolean NOT NULL,
  "instrument" varchar(110),
  "calibration_due_on" varchar(10),
  CONSTRAINT "uq_measure_inspection_id_characteristic_id" UNIQUE ("inspection_id", "characteristic_id"),
  CONSTRAINT "ck_measure_value" CHECK ((value IS NULL) = (minimum IS NULL) AND (value IS NULL) = (maximum IS NULL)),
  CONSTRAINT "ck_measure_conform" CHECK (value IS NULL OR conform = (value >= minimum AND value <= maximum)),
  CONSTRAINT "fk_measure_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_measure_inspection_id" FOREIGN KEY ("inspection_id") REFERENCES "inspection" ("id"),
  CONSTRAINT "fk_measure_characteristic_id" FOREIGN KEY ("characteristic_id") REFERENCES "characteristic" ("id")
);

CREATE TABLE "medical_opinion" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "learner_id" integer NOT NULL,
  "issued_on" varchar(10) NOT NULL,
  "valid_until" varchar(10) NOT NULL,
  "outcome" varchar(20) NOT NULL,
  "excluded_class_codes" text NOT NULL,
  "includes_handling" boolean NOT NULL,
  CONSTRAINT "ck_medical_opinion_dates" CHECK (valid_until >= issued_on),
  CONSTRAINT "ck_medical_opinion_outcome" CHECK (outcome IN ('fit', 'fit_with_reserves', 'unfit')),
  CONSTRAINT "fk_medical_opinion_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_medical_opinion_learner_id" FOREIGN KEY ("learner_id") REFERENCES "learner" ("id")
);

CREATE TABLE "membership" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "user_id" integer NOT NULL,
  "school_id" integer NOT NULL,
  "role" varchar(12) NOT NULL,
  "partner_id" integer,
  "learner_id" integer,
  "created_at" varchar(24) NOT NULL,
  "ended_at" varchar(24),
  "buyer" boolean DEFAULT 0 NOT NULL,
  "receiver" boolean DEFAULT 0 NOT NULL,
  "payer" boolean DEFAULT 0 NOT NULL,
  "manager" boolean DEFAULT 0 NOT NULL,
  CONSTRAINT "ck_membership_learner" CHECK ((role = 'learner') = (learner_id IS NOT NULL)),
  CONSTRAINT "ck_membership_partner" CHECK ((role = 'partner') = (partner_id IS NOT NULL)),
  CONSTRAINT "ck_membership_role" CHECK (role IN ('director', 'master', 'accountant', 'learner', 'partner', 'funder')),
  CONSTRAINT "fk_membership_user_id" FOREIGN KEY ("user_id") REFERENCES "app_user" ("id"),
  CONSTRAINT "fk_membership_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_membership_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id"),
  CONSTRAINT "fk_membership_learner_id" FOREIGN KEY ("learner_id") REFERENCES "learner" ("id")
);

CREATE TABLE "non_conformity" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "number" varchar(20) NOT NULL,
  "origin" varchar(8) NOT NULL,
  "work_order_id" integer,
  "order_id" integer,
  "partner_id" integer,
  "item_name" varchar(100) NOT NULL,
  "unit_code" varchar(3) NOT NULL,
  "quantity" integer NOT NULL,
  "defect" varchar(500) NOT NULL,
  "cause" varchar(10) NOT NULL,
  "disposition" varchar(10),
  "action" varchar(500),
  "answer" varchar(500),
  "state" varchar(14) NOT NULL,
  "version" integer NOT NULL,
  "opened_by" integer,
  "opened_at" varchar(24) NOT NULL,
  CONSTRAINT "uq_non_conformity_school_id_number" UNIQUE ("school_id", "number"),
  CONSTRAINT "ck_non_conformity_state" CHECK (state IN ('open', 'contained', 'dispositioned', 'action', 'closed')),
  CONSTRAINT "ck_non_conformity_origin" CHECK (origin IN ('workshop', 'claim')),
  CONSTRAINT "ck_non_conformity_cause" CHECK (cause IN ('learning', 'method', 'machine', 'material', 'drawing', 'supplier', 'unknown')),
  CONSTRAINT "ck_non_conformity_disposition" CHECK (disposition IS NULL OR disposition IN ('use_as_is', 'rework', 'scrap', 'return', 'concession')),
  CONSTRAINT "ck_non_conformity_decided" CHECK (state IN ('open', 'contained') OR disposition IS NOT NULL),
  CONSTRAINT "ck_non_conformity_quantity" CHECK (quantity > 0),
  CONSTRAINT "ck_non_conformity_claim" CHECK ((origin = 'claim') = (partner_id IS NOT NULL)),
  CONSTRAINT "fk_non_conformity_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_non_conformity_work_order_id" FOREIGN KEY ("work_order_id") REFERENCES "work_order" ("id"),
  CONSTRAINT "fk_non_conformity_order_id" FOREIGN KEY ("order_id") REFERENCES "sales_order" ("id"),
  CONSTRAINT "fk_non_conformity_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id"),
  CONSTRAINT "fk_non_conformity_opened_by" FOREIGN KEY ("opened_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "number_series" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "series" varchar(4) NOT NULL,
  "year" integer NOT NULL,
  "last_number" integer NOT NULL,
  "last_date" varchar(10) NOT NULL,
  CONSTRAINT "uq_number_series_school_id_series_year" UNIQUE ("school_id", "series", "year"),
  CONSTRAINT "ck_number_series_last" CHECK (last_number >= 0)
);

CREATE TABLE "operation_cell" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "operation_id" integer NOT NULL,
  "work_order_cell_id" integer NOT NULL,
  "quantity" integer NOT NULL,
  "good" integer NOT NULL,
  "validated" integer NOT NULL,
  "scrap" integer NOT NULL,
  "rework" integer NOT NULL,
  "outside" integer DEFAULT 0 NOT NULL CONSTRAINT "ck_operation_cell_outside" CHECK (outside >= 0),
  CONSTRAINT "uq_operation_cell_operation_id_work_order_cell_id" UNIQUE ("operation_id", "work_order_cell_id"),
  CONSTRAINT "ck_operation_cell_limit" CHECK (good + scrap + outside <= quantity AND validated <= good),
  CONSTRAINT "ck_operation_cell_signs" CHECK (good >= 0 AND validated >= 0 AND scrap >= 0 AND rework >= 0),
  CONSTRAINT "fk_operation_cell_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_operation_cell_operation_id" FOREIGN KEY ("operation_id") REFERENCES "work_operation" ("id"),
  CONSTRAINT "fk_operation_cell_work_order_cell_id" FOREIGN KEY ("work_order_cell_id") REFERENCES "work_order_cell" ("id")
);

CREATE TABLE "outbox_message" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "recipient" varchar(254) NOT NULL,
  "subject" varchar(200) NOT NULL,
  "body" text NOT NULL,
  "secret" varchar(500),
  "file_id" integer,
  "state" varchar(10) NOT NULL,
  "attempts" integer NOT NULL,
  "next_attempt_at" varchar(24) NOT NULL,
  "last_error" varchar(500),
  "created_at" varchar(24) NOT NULL,
  "sent_at" varchar(24),
  "more_file_ids" text,
  CONSTRAINT "ck_outbox_message_state" CHECK (state IN ('pending', 'sent', 'dead'))
);

CREATE TABLE "outgoing" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "number" varchar(20) NOT NULL,
  "kind" varchar(10) NOT NULL,
  "partner_id" integer,
  "invoice_id" integer,
  "paid_on" varchar(10) NOT NULL,
  "amount_cents" bigint NOT NULL,
  "label" varchar(140) NOT NULL,
  "created_at" varchar(24) NOT NULL,
  CONSTRAINT "uq_outgoing_school_id_number" UNIQUE ("school_id", "number"),
  CONSTRAINT "ck_outgoing_kind" CHECK (kind IN ('fee', 'refund')),
  CONSTRAINT "ck_outgoing_refund" CHECK ((kind = 'refund') = (partner_id IS NOT NULL AND invoice_id IS NOT NULL)),
  CONSTRAINT "ck_outgoing_amount" CHECK (amount_cents > 0),
  CONSTRAINT "fk_outgoing_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_outgoing_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id"),
  CONSTRAINT "fk_outgoing_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id")
);

CREATE TABLE "output_report" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "operation_id" integer NOT NULL,
  "operation_cell_id" integer NOT NULL,
  "learner_id" integer NOT NULL,
  "assignment_id" integer NOT NULL,
  "good" integer NOT NULL,
  "rework" integer NOT NULL,
  "scrap" integer NOT NULL,
  "scrap_reason" varchar(30),
  "state" varchar(10) NOT NULL,
  "version" integer NOT NULL,
  "declared_at" varchar(24) NOT NULL,
  "decided_by" integer,
  "decided_at" varchar(24),
  "reverses_id" integer CONSTRAINT "fk_output_report_reverses_id" REFERENCES "output_report" ("id") /* CONSTRAINT "fk_output_report_reverses_id" FOREIGN KEY ("reverses_id") REFERENCES "output_report" */,
  "reason" varchar(300),
  CONSTRAINT "ck_output_report_reason" CHECK (scrap = 0 OR scrap_reason IS NOT NULL),
  CONSTRAINT "ck_output_report_quantities" CHECK (good >= 0 AND rework >= 0 AND scrap >= 0 AND good + rework + scrap > 0),
  CONSTRAINT "ck_output_report_state" CHECK (state IN ('checked', 'posted', 'rejected')),
  CONSTRAINT "fk_output_report_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_output_report_operation_id" FOREIGN KEY ("operation_id") REFERENCES "work_operation" ("id"),
  CONSTRAINT "fk_output_report_operation_cell_id" FOREIGN KEY ("operation_cell_id") REFERENCES "operation_cell" ("id"),
  CONSTRAINT "fk_output_report_learner_id" FOREIGN KEY ("learner_id") REFERENCES "learner" ("id"),
  CONSTRAINT "fk_output_report_assignment_id" FOREIGN KEY ("assignment_id") REFERENCES "assignment" ("id"),
  CONSTRAINT "fk_output_report_decided_by" FOREIGN KEY ("decided_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "partner" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "name" varchar(100) NOT NULL,
  "legal_name" varchar(150) NOT NULL,
  "kind" varchar(20) NOT NULL,
  "siren" varchar(9),
  "siret" varchar(14),
  "vat_number" varchar(20),
  "street" varchar(150) NOT NULL,
  "postcode" varchar(10) NOT NULL,
  "city" varchar(80) NOT NULL,
  "country" varchar(2) NOT NULL,
  "delivery_address" varchar(300),
  "contact_name" varchar(100),
  "email" varchar(254) NOT NULL,
  "phone" varchar(30),
  "roles" text NOT NULL,
  "payment_terms" varchar(10) NOT NULL,
  "active" boolean NOT NULL,
  "search_text" text NOT NULL,
  "version" integer NOT NULL,
  "created_at" varchar(24) NOT NULL,
  "service_code" varchar(100),
  "service_required" boolean DEFAULT 0 NOT NULL,
  "engagement_required" boolean DEFAULT 0 NOT NULL CONSTRAINT "ck_partner_service" CHECK (kind = 'public' OR (service_required = FALSE AND engagement_required = FALSE)),
  "credit_limit_cents" bigint CONSTRAINT "ck_partner_credit" CHECK (credit_limit_cents >= 0),
  CONSTRAINT "ck_partner_kind" CHECK (kind IN ('company', 'public', 'individual')),
  CONSTRAINT "fk_partner_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id")
);

CREATE TABLE "password_reset" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "user_id" integer NOT NULL,
  "token_hash" varchar(64) NOT NULL,
  "created_at" varchar(24) NOT NULL,
  "expires_at" varchar(24) NOT NULL,
  "used_at" varchar(24),
  CONSTRAINT "uq_password_reset_token_hash" UNIQUE ("token_hash"),
  CONSTRAINT "fk_password_reset_user_id" FOREIGN KEY ("user_id") REFERENCES "app_user" ("id")
);

CREATE TABLE "payment" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "partner_id" integer NOT NULL,
  "number" varchar(20) NOT NULL,
  "received_on" varchar(10) NOT NULL,
  "amount_cents" bigint NOT NULL,
  "allocated_cents" bigint NOT NULL,
  "method" varchar(10) NOT NULL,
  "reference" varchar(140),
  "state" varchar(10) NOT NULL,
  "version" integer NOT NULL,
  "created_at" varchar(24) NOT NULL,
  CONSTRAINT "uq_payment_school_id_number" UNIQUE ("school_id", "number"),
  CONSTRAINT "ck_payment_amounts" CHECK (amount_cents > 0 AND allocated_cents >= 0 AND allocated_cents <= amount_cents),
  CONSTRAINT "ck_payment_method" CHECK (method IN ('transfer', 'cheque', 'card', 'cash')),
  CONSTRAINT "ck_payment_state" CHECK (state IN ('recorded', 'allocated', 'reversed')),
  CONSTRAINT "fk_payment_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_payment_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id")
);

CREATE TABLE "payment_allocation" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "payment_id" integer NOT NULL,
  "invoice_id" integer,
  "penalty_id" integer,
  "amount_cents" bigint NOT NULL,
  "created_at" varchar(24) NOT NULL,
  "reversed_at" varchar(24),
  CONSTRAINT "ck_payment_allocation_amount" CHECK (amount_cents > 0),
  CONSTRAINT "ck_payment_allocation_paper" CHECK ((invoice_id IS NULL) <> (penalty_id IS NULL)),
  CONSTRAINT "fk_payment_allocation_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_payment_allocation_payment_id" FOREIGN KEY ("payment_id") REFERENCES "payment" ("id"),
  CONSTRAINT "fk_payment_allocation_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id"),
  CONSTRAINT "fk_payment_allocation_penalty_id" FOREIGN KEY ("penalty_id") REFERENCES "penalty" ("id")
);

CREATE TABLE "penalty" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "partner_id" integer NOT NULL,
  "invoice_id" integer NOT NULL,
  "outcome" varchar(10) NOT NULL,
  "number" varchar(20),
  "decided_on" varchar(10) NOT NULL,
  "interest_cents" bigint NOT NULL,
  "indemnity_cents" bigint NOT NULL,
  "file_id" integer,
  "created_at" varchar(24) NOT NULL,
  "created_by" integer NOT NULL,
  "settled_cents" bigint,
  "given_up_cents" bigint DEFAULT 0 NOT NULL,
  "given_up_on" varchar(10),
  "given_up_reason" varchar(500),
  CONSTRAINT "uq_penalty_invoice_id" UNIQUE ("invoice_id"),
  CONSTRAINT "uq_penalty_school_id_number" UNIQUE ("school_id", "number"),
  CONSTRAINT "ck_penalty_outcome" CHECK (outcome IN ('claimed', 'waived') AND (given_up_cents > 0) = (given_up_on IS NOT NULL AND given_up_reason IS NOT NULL) AND (given_up_cents = 0 OR settled_cents IS NOT NULL)),
  CONSTRAINT "ck_penalty_claimed" CHECK ((outcome = 'claimed') = (number IS NOT NULL AND file_id IS NOT NULL) AND (settled_cents IS NULL OR outcome = 'claimed')),
  CONSTRAINT "ck_penalty_cents" CHECK (interest_cents >= 0 AND indemnity_cents >= 0 AND given_up_cents >= 0 AND settled_cents >= 0 AND settled_cents + given_up_cents <= interest_cents + indemnity_cents),
  CONSTRAINT "fk_penalty_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_penalty_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id"),
  CONSTRAINT "fk_penalty_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id"),
  CONSTRAINT "fk_penalty_file_id" FOREIGN KEY ("file_id") REFERENCES "stored_file" ("id")
);

CREATE TABLE "planned_delivery" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "order_id" integer NOT NULL,
  "due_on" varchar(10) NOT NULL,
  "address" varchar(300),
  "cells" text NOT NULL,
  "reference" varchar(35),
  CONSTRAINT "fk_planned_delivery_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_planned_delivery_order_id" FOREIGN KEY ("order_id") REFERENCES "sales_order" ("id")
);

CREATE TABLE "platform_cursor" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "updated_after" varchar(40) NOT NULL,
  "read_at" varchar(24) NOT NULL,
  CONSTRAINT "uq_platform_cursor_school_id" UNIQUE ("school_id"),
  CONSTRAINT "fk_platform_cursor_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id")
);

CREATE TABLE "platform_flow" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "invoice_id" integer,
  "kind" varchar(7) NOT NULL,
  "tracking_id" varchar(60) NOT NULL,
  "file_id" integer NOT NULL,
  "payment_id" integer,
  "state" varchar(8) NOT NULL,
  "attempts" integer NOT NULL,
  "next_attempt_at" varchar(24) NOT NULL,
  "flow_id" varchar(100),
  "last_answer" varchar(300),
  "drop_file_id" integer,
  "created_at" varchar(24) NOT NULL,
  "sent_at" varchar(24),
  CONSTRAINT "uq_platform_flow_school_id_tracking_id" UNIQUE ("school_id", "tracking_id"),
  CONSTRAINT "ck_platform_flow_kind" CHECK (kind IN ('invoice', 'status', 'report')),
  CONSTRAINT "ck_platform_flow_invoice" CHECK ((kind = 'report') = (invoice_id IS NULL)),
  CONSTRAINT "ck_platform_flow_state" CHECK (state IN ('by_hand', 'pending', 'sent', 'dead', 'refused')),
  CONSTRAINT "ck_platform_flow_sent" CHECK (state <> 'sent' OR sent_at IS NOT NULL),
  CONSTRAINT "fk_platform_flow_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_platform_flow_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id"),
  CONSTRAINT "fk_platform_flow_payment_id" FOREIGN KEY ("payment_id") REFERENCES "payment" ("id"),
  CONSTRAINT "fk_platform_flow_file_id" FOREIGN KEY ("file_id") REFERENCES "stored_file" ("id"),
  CONSTRAINT "fk_platform_flow_drop_file_id" FOREIGN KEY ("drop_file_id") REFERENCES "stored_file" ("id")
);

CREATE TABLE "platform_invoice" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "invoice_id" integer NOT NULL,
  "channel" varchar(8) NOT NULL,
  "reason" varchar(12),
  CONSTRAINT "uq_platform_invoice_invoice_id" UNIQUE ("invoice_id"),
  CONSTRAINT "ck_platform_invoice_channel" CHECK (channel IN ('platform', 'chorus', 'none')),
  CONSTRAINT "ck_platform_invoice_reason" CHECK (reason IN ('out_of_scope', 'consumer', 'abroad', 'no_platform', 'no_address')),
  CONSTRAINT "ck_platform_invoice_none" CHECK ((channel = 'none') = (reason IS NOT NULL)),
  CONSTRAINT "fk_platform_invoice_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_platform_invoice_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id")
);

CREATE TABLE "platform_receipt" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "flow_id" varchar(100) NOT NULL,
  "state" varchar(8) NOT NULL,
  "file_id" integer,
  "answer" varchar(500),
  "received_at" varchar(24) NOT NULL,
  CONSTRAINT "uq_platform_receipt_school_id_flow_id" UNIQUE ("school_id", "flow_id"),
  CONSTRAINT "ck_platform_receipt_state" CHECK (state IN ('taken', 'refused', 'aside')),
  CONSTRAINT "fk_platform_receipt_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_platform_receipt_file_id" FOREIGN KEY ("file_id") REFERENCES "stored_file" ("id")
);

CREATE TABLE "platform_report" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "kind" varchar(8) NOT NULL,
  "from_day" varchar(10) NOT NULL,
  "to_day" varchar(10) NOT NULL,
  "rank" integer NOT NULL,
  "replaces_id" integer,
  "fingerprint" varchar(64) NOT NULL,
  "flow_id" integer NOT NULL,
  "declared_at" varchar(24) NOT NULL,
  "declared_by" integer,
  CONSTRAINT "uq_platform_report_school_id_kind_from_day_rank" UNIQUE ("school_id", "kind", "from_day", "rank"),
  CONSTRAINT "ck_platform_report_kind" CHECK (kind IN ('sales', 'payments')),
  CONSTRAINT "ck_platform_report_days" CHECK (to_day >= from_day),
  CONSTRAINT "ck_platform_report_rank" CHECK (rank > 0),
  CONSTRAINT "fk_platform_report_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_platform_report_replaces_id" FOREIGN KEY ("replaces_id") REFERENCES "platform_report" ("id"),
  CONSTRAINT "fk_platform_report_flow_id" FOREIGN KEY ("flow_id") REFERENCES "platform_flow" ("id"),
  CONSTRAINT "fk_platform_report_declared_by" FOREIGN KEY ("declared_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "platform_task" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "invoice_id" integer NOT NULL,
  "status_id" integer NOT NULL,
  "kind" varchar(8) NOT NULL,
  "state" varchar(4) NOT NULL,
  "non_conformity_id" integer,
  "opened_at" varchar(24) NOT NULL,
  "done_at" varchar(24),
  CONSTRAINT "ck_platform_task_kind" CHECK (kind IN ('refused', 'rejected', 'dispute', 'document', 'quality')),
  CONSTRAINT "ck_platform_task_state" CHECK (state IN ('open', 'done')),
  CONSTRAINT "ck_platform_task_done" CHECK ((state = 'done') = (done_at IS NOT NULL)),
  CONSTRAINT "fk_platform_task_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_platform_task_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id"),
  CONSTRAINT "fk_platform_task_status_id" FOREIGN KEY ("status_id") REFERENCES "invoice_status" ("id"),
  CONSTRAINT "fk_platform_task_non_conformity_id" FOREIGN KEY ("non_conformity_id") REFERENCES "non_conformity" ("id")
);

CREATE TABLE "price_request" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "partner_id" integer NOT NULL,
  "number" varchar(20) NOT NULL,
  "state" varchar(16) NOT NULL,
  "version" integer NOT NULL,
  "source" varchar(10) NOT NULL,
  "subject" varchar(100) NOT NULL,
  "need" varchar(2000) NOT NULL,
  "quantities" text NOT NULL,
  "material_supplied" boolean NOT NULL,
  "wished_on" varchar(10),
  "asked_on" varchar(10) NOT NULL,
  "asked_by" integer NOT NULL,
  "answer" varchar(500),
  "search_text" text NOT NULL,
  "like_item_id" integer CONSTRAINT "fk_price_request_like_item_id" REFERENCES "item" ("id") /* CONSTRAINT "fk_price_request_like_item_id" FOREIGN KEY ("like_item_id") REFERENCES "item" */,
  "fit_answer" varchar(8) CONSTRAINT "ck_price_request_fit_answer" CHECK (fit_answer IN ('accept', 'smaller')),
  "fit_quantity" integer CONSTRAINT "ck_price_request_fit_quantity" CHECK ((fit_quantity IS NOT NULL) = (fit_answer IS NOT NULL AND fit_answer = 'smaller')),
  "fit_reason" varchar(500),
  "sizes" text,
  CONSTRAINT "uq_price_request_school_id_number" UNIQUE ("school_id", "number"),
  CONSTRAINT "ck_price_request_state" CHECK (state IN ('submitted', 'qualifying', 'waiting_customer', 'quoted', 'declined', 'withdrawn')),
  CONSTRAINT "ck_price_request_answer" CHECK (state <> 'declined' OR answer IS NOT NULL),
  CONSTRAINT "fk_price_request_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_price_request_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id"),
  CONSTRAINT "fk_price_request_asked_by" FOREIGN KEY ("asked_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "quote" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "partner_id" integer NOT NULL,
  "request_id" integer,
  "number" varchar(20) NOT NULL,
  "revision" integer NOT NULL,
  "state" varchar(10) NOT NULL,
  "version" integer NOT NULL,
  "valid_until" varchar(10) NOT NULL,
  "deliverable_on" varchar(10),
  "deposit_percent" integer NOT NULL,
  "material_supplied" boolean NOT NULL,
  "terms" varchar(1000),
  "total_without_vat_cents" bigint NOT NULL,
  "total_vat_cents" bigint NOT NULL,
  "total_with_vat_cents" bigint NOT NULL,
  "written_by" integer NOT NULL,
  "written_on" varchar(10) NOT NULL,
  "buyer" text,
  "file_id" integer,
  "pdf_sha256" varchar(64),
  "sent_at" varchar(24),
  "decided_at" varchar(24),
  "decided_by" integer,
  "accepted_name" varchar(120),
  "search_text" text NOT NULL,
  CONSTRAINT "uq_quote_school_id_number_revision" UNIQUE ("school_id", "number", "revision"),
  CONSTRAINT "ck_quote_state" CHECK (state IN ('draft', 'sent', 'accepted', 'declined', 'superseded', 'cancelled')),
  CONSTRAINT "ck_quote_revision" CHECK (revision >= 1),
  CONSTRAINT "ck_quote_deposit" CHECK (deposit_percent BETWEEN 0 AND 100),
  CONSTRAINT "ck_quote_sent" CHECK (state IN ('draft', 'cancelled') OR (pdf_sha256 IS NOT NULL AND file_id IS NOT NULL AND sent_at IS NOT NULL)),
  CONSTRAINT "ck_quote_accepted" CHECK (state <> 'accepted' OR (decided_at IS NOT NULL AND accepted_name IS NOT NULL)),
  CONSTRAINT "fk_quote_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_quote_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id"),
  CONSTRAINT "fk_quote_request_id" FOREIGN KEY ("request_id") REFERENCES "price_request" ("id"),
  CONSTRAINT "fk_quote_written_by" FOREIGN KEY ("written_by") REFERENCES "app_user" ("id"),
  CONSTRAINT "fk_quote_file_id" FOREIGN KEY ("file_id") REFERENCES "stored_file" ("id"),
  CONSTRAINT "fk_quote_decided_by" FOREIGN KEY ("decided_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "quote_cell" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "line_id" integer NOT NULL,
  "variant_id" integer NOT NULL,
  "size" varchar(12),
  "colour" varchar(30),
  "quantity" integer NOT NULL,
  CONSTRAINT "uq_quote_cell_line_id_variant_id" UNIQUE ("line_id", "variant_id"),
  CONSTRAINT "ck_quote_cell_quantity" CHECK (quantity > 0),
  CONSTRAINT "fk_quote_cell_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_quote_cell_line_id" FOREIGN KEY ("line_id") REFERENCES "quote_line" ("id"),
  CONSTRAINT "fk_quote_cell_variant_id" FOREIGN KEY ("variant_id") REFERENCES "item_variant" ("id")
);

CREATE TABLE "quote_line" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "quote_id" integer NOT NULL,
  "position" integer NOT NULL,
  "item_id" integer NOT NULL,
  "item_code" varchar(30) NOT NULL,
  "item_name" varchar(100) NOT NULL,
  "drawing_revision" varchar(10),
  "unit_code" varchar(3) NOT NULL,
  "vat_category" varchar(2) NOT NULL,
  "vat_rate" integer NOT NULL,
  "market_price_e4" bigint,
  "basis" text NOT NULL,
  CONSTRAINT "uq_quote_line_quote_id_position" UNIQUE ("quote_id", "position"),
  CONSTRAINT "fk_quote_line_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_quote_line_quote_id" FOREIGN KEY ("quote_id") REFERENCES "quote" ("id"),
  CONSTRAINT "fk_quote_line_item_id" FOREIGN KEY ("item_id") REFERENCES "item" ("id")
);

CREATE TABLE "quote_price" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "line_id" integer NOT NULL,
  "quantity" integer NOT NULL,
  "chosen" boolean NOT NULL,
  "item_net_price_e4" bigint NOT NULL,
  "line_net_cents" bigint NOT NULL,
  "cost_cents" bigint NOT NULL,
  CONSTRAINT "uq_quote_price_line_id_quantity" UNIQUE ("line_id", "quantity"),
  CONSTRAINT "ck_quote_price_amounts" CHECK (quantity > 0 AND item_net_price_e4 >= 0 AND line_net_cents >= 0 AND cost_cents >= 0),
  CONSTRAINT "fk_quote_price_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_quote_price_line_id" FOREIGN KEY ("line_id") REFERENCES "quote_line" ("id")
);

CREATE TABLE "reminder" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "letter_id" integer NOT NULL,
  "invoice_id" integer NOT NULL,
  "level" varchar(10) NOT NULL,
  "due_cents" bigint NOT NULL,
  CONSTRAINT "uq_reminder_invoice_id_level" UNIQUE ("invoice_id", "level"),
  CONSTRAINT "ck_reminder_level" CHECK (level IN ('courtesy', 'first', 'second', 'formal')),
  CONSTRAINT "ck_reminder_due" CHECK (due_cents > 0),
  CONSTRAINT "fk_reminder_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_reminder_letter_id" FOREIGN KEY ("letter_id") REFERENCES "reminder_letter" ("id"),
  CONSTRAINT "fk_reminder_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id")
);

CREATE TABLE "reminder_hold" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "invoice_id" integer NOT NULL,
  "kind" varchar(10) NOT NULL,
  "promised_on" varchar(10),
  "reason" varchar(500) NOT NULL,
  "created_at" varchar(24) NOT NULL,
  "created_by" integer NOT NULL,
  CONSTRAINT "ck_reminder_hold_kind" CHECK (kind IN ('dispute', 'promise', 'lifted')),
  CONSTRAINT "ck_reminder_hold_promise" CHECK ((kind = 'promise') = (promised_on IS NOT NULL)),
  CONSTRAINT "fk_reminder_hold_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_reminder_hold_invoice_id" FOREIGN KEY ("invoice_id") REFERENCES "invoice" ("id")
);

CREATE TABLE "reminder_letter" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "partner_id" integer NOT NULL,
  "level" varchar(10) NOT NULL,
  "sent_on" varchar(10) NOT NULL,
  "file_id" integer NOT NULL,
  "created_at" varchar(24) NOT NULL,
  "created_by" integer NOT NULL,
  CONSTRAINT "ck_reminder_letter_level" CHECK (level IN ('courtesy', 'first', 'second', 'formal')),
  CONSTRAINT "fk_reminder_letter_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_reminder_letter_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id"),
  CONSTRAINT "fk_reminder_letter_file_id" FOREIGN KEY ("file_id") REFERENCES "stored_file" ("id")
);

CREATE TABLE "request_message" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "request_id" integer NOT NULL,
  "side" varchar(7) NOT NULL,
  "written_by" integer NOT NULL,
  "written_at" varchar(24) NOT NULL,
  "text" varchar(2000) NOT NULL,
  CONSTRAINT "ck_request_message_side" CHECK (side IN ('school', 'partner')),
  CONSTRAINT "fk_request_message_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_request_message_request_id" FOREIGN KEY ("request_id") REFERENCES "price_request" ("id"),
  CONSTRAINT "fk_request_message_written_by" FOREIGN KEY ("written_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "routing_operation" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "item_id" integer NOT NULL,
  "position" integer NOT NULL,
  "code" varchar(6) NOT NULL,
  "name" varchar(80) NOT NULL,
  "work_center_id" integer,
  "setup_minutes" integer NOT NULL,
  "unit_centiminutes" integer NOT NULL,
  "required_level" integer NOT NULL,
  "heavy_load" boolean NOT NULL,
  "work_rules" text NOT NULL,
  "competence_codes" text NOT NULL,
  "instructions" varchar(500) NOT NULL,
  "supplier_id" integer CONSTRAINT "fk_routing_operation_supplier_id" REFERENCES "partner" ("id") /* CONSTRAINT "fk_routing_operation_supplier_id" FOREIGN KEY ("supplier_id") REFERENCES "partner" */,
  CONSTRAINT "uq_routing_operation_item_id_position" UNIQUE ("item_id", "position"),
  CONSTRAINT "ck_routing_operation_level" CHECK (required_level BETWEEN 0 AND 4),
  CONSTRAINT "ck_routing_operation_minutes" CHECK (setup_minutes >= 0 AND unit_centiminutes >= 0),
  CONSTRAINT "fk_routing_operation_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_routing_operation_item_id" FOREIGN KEY ("item_id") REFERENCES "item" ("id"),
  CONSTRAINT "fk_routing_operation_work_center_id" FOREIGN KEY ("work_center_id") REFERENCES "work_center" ("id")
);

CREATE TABLE "safety_training" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "learner_id" integer NOT NULL,
  "machine_class_code" varchar(40) NOT NULL,
  "trained_on" varchar(10) NOT NULL,
  "trainer_id" integer NOT NULL,
  CONSTRAINT "fk_safety_training_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_safety_training_learner_id" FOREIGN KEY ("learner_id") REFERENCES "learner" ("id"),
  CONSTRAINT "fk_safety_training_trainer_id" FOREIGN KEY ("trainer_id") REFERENCES "app_user" ("id")
);

CREATE TABLE "sales_order" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "partner_id" integer NOT NULL,
  "number" varchar(20) NOT NULL,
  "state" varchar(10) NOT NULL,
  "version" integer NOT NULL,
  "source" varchar(10) NOT NULL,
  "customer_reference" varchar(35),
  "placed_on" varchar(10) NOT NULL,
  "placed_by" integer NOT NULL,
  "wished_on" varchar(10),
  "promised_on" varchar(10),
  "confirmed_at" varchar(24),
  "note" varchar(1000),
  "buyer" text,
  "total_without_vat_cents" bigint NOT NULL,
  "total_vat_cents" bigint NOT NULL,
  "total_with_vat_cents" bigint NOT NULL,
  "search_text" text NOT NULL,
  "quote_id" integer CONSTRAINT "fk_sales_order_quote_id" REFERENCES "quote" ("id") /* CONSTRAINT "fk_sales_order_quote_id" FOREIGN KEY ("quote_id") REFERENCES "quote" */,
  "hold_reason" varchar(500),
  "buyer_reference" varchar(100),
  "contract_reference" varchar(50),
  "framework" boolean DEFAULT 0 NOT NULL,
  CONSTRAINT "uq_sales_order_school_id_number" UNIQUE ("school_id", "number"),
  CONSTRAINT "ck_sales_order_promise" CHECK (state IN ('draft', 'cancelled') OR promised_on IS NOT NULL),
  CONSTRAINT "ck_sales_order_state" CHECK (state IN ('draft', 'confirmed', 'closed', 'cancelled')),
  CONSTRAINT "fk_sales_order_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_sales_order_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id"),
  CONSTRAINT "fk_sales_order_placed_by" FOREIGN KEY ("placed_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "sales_order_cell" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "order_id" integer NOT NULL,
  "line_id" integer NOT NULL,
  "variant_id" integer NOT NULL,
  "size" varchar(12),
  "colour" varchar(30),
  "ordered" integer NOT NULL,
  "cancelled" integer NOT NULL,
  "produced" integer NOT NULL,
  "delivered" integer NOT NULL,
  "returned" integer NOT NULL,
  "invoiced" integer NOT NULL,
  "credited" integer NOT NULL,
  CONSTRAINT "uq_sales_order_cell_line_id_variant_id" UNIQUE ("line_id", "variant_id"),
  CONSTRAINT "ck_sales_order_cell_invoiced" CHECK (credited <= invoiced AND invoiced - credited <= delivered),
  CONSTRAINT "ck_sales_order_cell_delivered" CHECK (delivered <= produced AND returned <= delivered),
  CONSTRAINT "ck_sales_order_cell_cancelled" CHECK (cancelled + produced <= ordered),
  CONSTRAINT "ck_sales_order_cell_signs" CHECK (ordered > 0 AND cancelled >= 0 AND produced >= 0 AND delivered >= 0 AND returned >= 0 AND invoiced >= 0 AND credited >= 0),
  CONSTRAINT "fk_sales_order_cell_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_sales_order_cell_order_id" FOREIGN KEY ("order_id") REFERENCES "sales_order" ("id"),
  CONSTRAINT "fk_sales_order_cell_line_id" FOREIGN KEY ("line_id") REFERENCES "sales_order_line" ("id"),
  CONSTRAINT "fk_sales_order_cell_variant_id" FOREIGN KEY ("variant_id") REFERENCES "item_variant" ("id")
);

CREATE TABLE "sales_order_line" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "order_id" integer NOT NULL,
  "position" integer NOT NULL,
  "item_id" integer NOT NULL,
  "workshop_id" integer NOT NULL,
  "item_code" varchar(30) NOT NULL,
  "item_name" varchar(100) NOT NULL,
  "drawing_revision" varchar(10),
  "unit_code" varchar(3) NOT NULL,
  "item_net_price_e4" bigint NOT NULL,
  "vat_category" varchar(2) NOT NULL,
  "vat_rate" integer NOT NULL,
  "line_net_cents" bigint NOT NULL,
  "invoiced_net_cents" bigint NOT NULL,
  CONSTRAINT "uq_sales_order_line_order_id_position" UNIQUE ("order_id", "position"),
  CONSTRAINT "ck_sales_order_line_money" CHECK (line_net_cents >= 0 AND invoiced_net_cents >= 0 AND item_net_price_e4 >= 0),
  CONSTRAINT "fk_sales_order_line_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_sales_order_line_order_id" FOREIGN KEY ("order_id") REFERENCES "sales_order" ("id"),
  CONSTRAINT "fk_sales_order_line_item_id" FOREIGN KEY ("item_id") REFERENCES "item" ("id"),
  CONSTRAINT "fk_sales_order_line_workshop_id" FOREIGN KEY ("workshop_id") REFERENCES "workshop" ("id")
);

CREATE TABLE "school" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "code" varchar(40) NOT NULL,
  "name" varchar(100) NOT NULL,
  "trade" varchar(20) NOT NULL,
  "legal_name" varchar(150) NOT NULL,
  "legal_form" varchar(60) NOT NULL,
  "siren" varchar(9) NOT NULL,
  "siret" varchar(14) NOT NULL,
  "rna" varchar(10),
  "uai" varchar(8),
  "vat_number" varchar(20),
  "street" varchar(150) NOT NULL,
  "postcode" varchar(10) NOT NULL,
  "city" varchar(80) NOT NULL,
  "country" varchar(2) NOT NULL,
  "email" varchar(254) NOT NULL,
  "phone" varchar(30) NOT NULL,
  "iban" varchar(34),
  "bic" varchar(11),
  "created_at" varchar(24) NOT NULL,
  CONSTRAINT "uq_school_siret" UNIQUE ("siret"),
  CONSTRAINT "uq_school_code" UNIQUE ("code"),
  CONSTRAINT "ck_school_trade" CHECK (trade IN ('garment', 'machining'))
);

CREATE TABLE "school_class" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "framework_id" integer NOT NULL,
  "name" varchar(60) NOT NULL,
  "capacity" integer NOT NULL,
  CONSTRAINT "uq_school_class_school_id_name" UNIQUE ("school_id", "name"),
  CONSTRAINT "ck_school_class_capacity" CHECK (capacity > 0),
  CONSTRAINT "fk_school_class_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_school_class_framework_id" FOREIGN KEY ("framework_id") REFERENCES "framework" ("id")
);

CREATE TABLE "school_setting" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "key" varchar(40) NOT NULL,
  "valid_from" varchar(10) NOT NULL,
  "value" text NOT NULL,
  CONSTRAINT "uq_school_setting_school_id_key_valid_from" UNIQUE ("school_id", "key", "valid_from"),
  CONSTRAINT "fk_school_setting_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id")
);

CREATE TABLE "session_job" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "session_id" integer NOT NULL,
  "assignment_id" integer NOT NULL,
  "operation_id" integer NOT NULL,
  "minutes" integer NOT NULL,
  CONSTRAINT "uq_session_job_session_id_assignment_id" UNIQUE ("session_id", "assignment_id"),
  CONSTRAINT "ck_session_job_minutes" CHECK (minutes >= 0),
  CONSTRAINT "fk_session_job_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_session_job_session_id" FOREIGN KEY ("session_id") REFERENCES "work_session" ("id"),
  CONSTRAINT "fk_session_job_assignment_id" FOREIGN KEY ("assignment_id") REFERENCES "assignment" ("id"),
  CONSTRAINT "fk_session_job_operation_id" FOREIGN KEY ("operation_id") REFERENCES "work_operation" ("id")
);

CREATE TABLE "sign_in_try" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "subject" varchar(64) NOT NULL,
  "network" varchar(60) NOT NULL,
  "failed" integer NOT NULL,
  "locked_until" varchar(24),
  "last_try_at" varchar(24) NOT NULL,
  CONSTRAINT "uq_sign_in_try_subject_network" UNIQUE ("subject", "network"),
  CONSTRAINT "ck_sign_in_try_failed" CHECK (failed > 0)
);

CREATE TABLE "standing_derogation" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "learner_id" integer NOT NULL,
  "article" varchar(20) NOT NULL,
  "class_codes" text NOT NULL,
  "valid_from" varchar(10) NOT NULL,
  "valid_until" varchar(10) NOT NULL,
  CONSTRAINT "ck_standing_derogation_article" CHECK (article IN ('R.4153-49', 'R.4153-50', 'R.4153-51')),
  CONSTRAINT "fk_standing_derogation_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_standing_derogation_learner_id" FOREIGN KEY ("learner_id") REFERENCES "learner" ("id")
);

CREATE TABLE "step_picture" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "item_id" integer NOT NULL,
  "code" varchar(6) NOT NULL,
  "file_id" integer NOT NULL,
  CONSTRAINT "uq_step_picture_item_id_code" UNIQUE ("item_id", "code"),
  CONSTRAINT "fk_step_picture_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_step_picture_item_id" FOREIGN KEY ("item_id") REFERENCES "item" ("id"),
  CONSTRAINT "fk_step_picture_file_id" FOREIGN KEY ("file_id") REFERENCES "stored_file" ("id")
);

CREATE TABLE "stock_move" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "lot_id" integer NOT NULL,
  "kind" varchar(9) NOT NULL,
  "quantity" integer NOT NULL,
  "work_order_id" integer,
  "reason" varchar(300),
  "moved_by" integer,
  "moved_at" varchar(24) NOT NULL,
  CONSTRAINT "ck_stock_move_kind" CHECK (kind IN ('receipt', 'issue', 'return', 'offcut', 'scrap', 'give_back', 'count')),
  CONSTRAINT "ck_stock_move_sign" CHECK (kind = 'count' OR (quantity > 0 AND kind IN ('receipt', 'return', 'offcut')) OR (quantity < 0 AND kind IN ('issue', 'scrap', 'give_back'))),
  CONSTRAINT "ck_stock_move_order" CHECK (kind NOT IN ('issue', 'return', 'offcut') OR work_order_id IS NOT NULL),
  CONSTRAINT "fk_stock_move_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_stock_move_lot_id" FOREIGN KEY ("lot_id") REFERENCES "material_lot" ("id"),
  CONSTRAINT "fk_stock_move_work_order_id" FOREIGN KEY ("work_order_id") REFERENCES "work_order" ("id"),
  CONSTRAINT "fk_stock_move_moved_by" FOREIGN KEY ("moved_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "stored_file" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "subject_type" varchar(40) NOT NULL,
  "subject_id" integer NOT NULL,
  "partner_id" integer,
  "kind" varchar(30) NOT NULL,
  "name" varchar(200) NOT NULL,
  "media_type" varchar(100) NOT NULL,
  "size" integer NOT NULL,
  "sha256" varchar(64) NOT NULL,
  "created_at" varchar(24) NOT NULL,
  "created_by" integer NOT NULL,
  "confidential" boolean DEFAULT 0 NOT NULL,
  CONSTRAINT "ck_stored_file_size" CHECK (size > 0)
);

CREATE TABLE "subcontract_move" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "operation_id" integer NOT NULL,
  "operation_cell_id" integer NOT NULL,
  "kind" varchar(8) NOT NULL,
  "good" integer NOT NULL,
  "scrap" integer NOT NULL,
  "moved_on" varchar(10) NOT NULL,
  "expected_on" varchar(10),
  "slip" varchar(40),
  "reverses_id" integer,
  "reason" varchar(300),
  "recorded_by" integer NOT NULL,
  "recorded_at" varchar(24) NOT NULL,
  CONSTRAINT "uq_subcontract_move_reverses_id" UNIQUE ("reverses_id"),
  CONSTRAINT "ck_subcontract_move_kind" CHECK (kind IN ('sent', 'received') AND (kind = 'received' OR scrap = 0)),
  CONSTRAINT "ck_subcontract_move_sign" CHECK ((reverses_id IS NULL AND good >= 0 AND scrap >= 0 AND good + scrap > 0) OR (reverses_id IS NOT NULL AND good <= 0 AND scrap <= 0 AND reason IS NOT NULL)),
  CONSTRAINT "fk_subcontract_move_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_subcontract_move_operation_id" FOREIGN KEY ("operation_id") REFERENCES "work_operation" ("id"),
  CONSTRAINT "fk_subcontract_move_operation_cell_id" FOREIGN KEY ("operation_cell_id") REFERENCES "operation_cell" ("id"),
  CONSTRAINT "fk_subcontract_move_reverses_id" FOREIGN KEY ("reverses_id") REFERENCES "subcontract_move" ("id"),
  CONSTRAINT "fk_subcontract_move_recorded_by" FOREIGN KEY ("recorded_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "supervisor" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "user_id" integer NOT NULL,
  "workshop_id" integer NOT NULL,
  "position" varchar(100) NOT NULL,
  "named_from" varchar(10) NOT NULL,
  "named_until" varchar(10),
  CONSTRAINT "ck_supervisor_dates" CHECK (named_until IS NULL OR named_until >= named_from),
  CONSTRAINT "fk_supervisor_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_supervisor_user_id" FOREIGN KEY ("user_id") REFERENCES "app_user" ("id"),
  CONSTRAINT "fk_supervisor_workshop_id" FOREIGN KEY ("workshop_id") REFERENCES "workshop" ("id")
);

CREATE TABLE "supervisor_absence" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "user_id" integer NOT NULL,
  "first_day" varchar(10) NOT NULL,
  "last_day" varchar(10) NOT NULL,
  CONSTRAINT "ck_supervisor_absence_dates" CHECK (last_day >= first_day),
  CONSTRAINT "fk_supervisor_absence_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_supervisor_absence_user_id" FOREIGN KEY ("user_id") REFERENCES "app_user" ("id")
);

CREATE TABLE "tablet" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "name" varchar(60) NOT NULL,
  "token_hash" varchar(64) NOT NULL,
  "registered_by" integer NOT NULL,
  "created_at" varchar(24) NOT NULL,
  "revoked_at" varchar(24),
  CONSTRAINT "uq_tablet_token_hash" UNIQUE ("token_hash"),
  CONSTRAINT "fk_tablet_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_tablet_registered_by" FOREIGN KEY ("registered_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "user_session" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "token_hash" varchar(64) NOT NULL,
  "user_id" integer NOT NULL,
  "school_id" integer NOT NULL,
  "tablet_id" integer,
  "created_at" varchar(24) NOT NULL,
  "last_seen_at" varchar(24) NOT NULL,
  "expires_at" varchar(24) NOT NULL,
  "revoked_at" varchar(24),
  CONSTRAINT "uq_user_session_token_hash" UNIQUE ("token_hash"),
  CONSTRAINT "fk_user_session_user_id" FOREIGN KEY ("user_id") REFERENCES "app_user" ("id"),
  CONSTRAINT "fk_user_session_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_user_session_tablet_id" FOREIGN KEY ("tablet_id") REFERENCES "tablet" ("id")
);

CREATE TABLE "webhook_delivery" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "endpoint_id" integer NOT NULL,
  "message_id" varchar(40) NOT NULL,
  "type" varchar(30) NOT NULL,
  "body" text NOT NULL,
  "state" varchar(10) NOT NULL,
  "attempts" integer NOT NULL,
  "next_attempt_at" varchar(24) NOT NULL,
  "last_answer" varchar(300),
  "created_at" varchar(24) NOT NULL,
  "sent_at" varchar(24),
  CONSTRAINT "ck_webhook_delivery_state" CHECK (state IN ('pending', 'sent', 'dead')),
  CONSTRAINT "fk_webhook_delivery_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_webhook_delivery_endpoint_id" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint" ("id")
);

CREATE TABLE "webhook_endpoint" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "partner_id" integer NOT NULL,
  "url" varchar(500) NOT NULL,
  "secret" varchar(60) NOT NULL,
  "created_by" integer NOT NULL,
  "created_at" varchar(24) NOT NULL,
  "stopped_at" varchar(24),
  CONSTRAINT "ck_webhook_endpoint_url" CHECK (url LIKE 'http%'),
  CONSTRAINT "fk_webhook_endpoint_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_webhook_endpoint_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partner" ("id"),
  CONSTRAINT "fk_webhook_endpoint_created_by" FOREIGN KEY ("created_by") REFERENCES "app_user" ("id")
);

CREATE TABLE "work_center" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "workshop_id" integer NOT NULL,
  "code" varchar(20) NOT NULL,
  "name" varchar(80) NOT NULL,
  "machine_class_code" varchar(40),
  "in_service" boolean NOT NULL,
  "out_of_service_reason" varchar(200),
  "check_valid_until" varchar(10),
  "version" integer NOT NULL,
  "hourly_rate_cents" integer CONSTRAINT "ck_work_center_rate" CHECK (hourly_rate_cents >= 0),
  CONSTRAINT "uq_work_center_school_id_code" UNIQUE ("school_id", "code"),
  CONSTRAINT "fk_work_center_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_work_center_workshop_id" FOREIGN KEY ("workshop_id") REFERENCES "workshop" ("id")
);

CREATE TABLE "work_operation" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "work_order_id" integer NOT NULL,
  "position" integer NOT NULL,
  "code" varchar(6) NOT NULL,
  "name" varchar(80) NOT NULL,
  "work_center_id" integer,
  "setup_minutes" integer NOT NULL,
  "unit_centiminutes" integer NOT NULL,
  "required_level" integer NOT NULL,
  "heavy_load" boolean NOT NULL,
  "work_rules" text NOT NULL,
  "competence_codes" text NOT NULL,
  "instructions" varchar(500) NOT NULL,
  "state" varchar(12) NOT NULL,
  "version" integer NOT NULL,
  "supplier_id" integer CONSTRAINT "fk_work_operation_supplier_id" REFERENCES "partner" ("id") /* CONSTRAINT "fk_work_operation_supplier_id" FOREIGN KEY ("supplier_id") REFERENCES "partner" */,
  CONSTRAINT "uq_work_operation_work_order_id_position" UNIQUE ("work_order_id", "position"),
  CONSTRAINT "ck_work_operation_state" CHECK (state IN ('blocked', 'ready', 'in_progress', 'paused', 'done', 'skipped')),
  CONSTRAINT "fk_work_operation_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_work_operation_work_order_id" FOREIGN KEY ("work_order_id") REFERENCES "work_order" ("id"),
  CONSTRAINT "fk_work_operation_work_center_id" FOREIGN KEY ("work_center_id") REFERENCES "work_center" ("id")
);

CREATE TABLE "work_order" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "number" varchar(20) NOT NULL,
  "kind" varchar(10) NOT NULL,
  "criticality" varchar(12) NOT NULL,
  "state" varchar(12) NOT NULL,
  "version" integer NOT NULL,
  "order_id" integer,
  "order_line_id" integer,
  "workshop_id" integer NOT NULL,
  "item_id" integer NOT NULL,
  "item_name" varchar(100) NOT NULL,
  "drawing_revision" varchar(10),
  "unit_code" varchar(3) NOT NULL,
  "quantity" integer NOT NULL,
  "due_on" varchar(10) NOT NULL,
  "created_at" varchar(24) NOT NULL,
  "search_text" text NOT NULL,
  CONSTRAINT "uq_work_order_school_id_number" UNIQUE ("school_id", "number"),
  CONSTRAINT "ck_work_order_kind" CHECK (kind IN ('customer', 'exercise', 'internal', 'prototype', 'rework')),
  CONSTRAINT "ck_work_order_state" CHECK (state IN ('planned', 'released', 'in_progress', 'completed', 'closed', 'cancelled', 'suspended', 'abandoned')),
  CONSTRAINT "fk_work_order_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_work_order_order_id" FOREIGN KEY ("order_id") REFERENCES "sales_order" ("id"),
  CONSTRAINT "fk_work_order_order_line_id" FOREIGN KEY ("order_line_id") REFERENCES "sales_order_line" ("id"),
  CONSTRAINT "fk_work_order_workshop_id" FOREIGN KEY ("workshop_id") REFERENCES "workshop" ("id"),
  CONSTRAINT "fk_work_order_item_id" FOREIGN KEY ("item_id") REFERENCES "item" ("id")
);

CREATE TABLE "work_order_cell" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "work_order_id" integer NOT NULL,
  "order_cell_id" integer,
  "size" varchar(12),
  "colour" varchar(30),
  "quantity" integer NOT NULL,
  CONSTRAINT "ck_work_order_cell_quantity" CHECK (quantity > 0),
  CONSTRAINT "fk_work_order_cell_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_work_order_cell_work_order_id" FOREIGN KEY ("work_order_id") REFERENCES "work_order" ("id"),
  CONSTRAINT "fk_work_order_cell_order_cell_id" FOREIGN KEY ("order_cell_id") REFERENCES "sales_order_cell" ("id")
);

CREATE TABLE "work_session" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "learner_id" integer NOT NULL,
  "state" varchar(10) NOT NULL,
  "version" integer NOT NULL,
  "started_at" varchar(24) NOT NULL,
  "ended_at" varchar(24),
  "minutes" integer NOT NULL,
  "kind" varchar(10) NOT NULL,
  "to_check" boolean NOT NULL,
  CONSTRAINT "ck_work_session_end" CHECK ((state = 'open') = (ended_at IS NULL) AND minutes >= 0),
  CONSTRAINT "ck_work_session_state" CHECK (state IN ('open', 'closed', 'validated', 'rejected')),
  CONSTRAINT "ck_work_session_kind" CHECK (kind IN ('work', 'setup', 'help', 'cleaning', 'waiting')),
  CONSTRAINT "fk_work_session_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id"),
  CONSTRAINT "fk_work_session_learner_id" FOREIGN KEY ("learner_id") REFERENCES "learner" ("id")
);

CREATE TABLE "workshop" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "code" varchar(20) NOT NULL,
  "name" varchar(80) NOT NULL,
  CONSTRAINT "uq_workshop_school_id_code" UNIQUE ("school_id", "code"),
  CONSTRAINT "fk_workshop_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id")
);

CREATE TABLE "workshop_declaration" (
  "id" integer PRIMARY KEY AUTOINCREMENT NOT NULL,
  "school_id" integer NOT NULL,
  "state" varchar(10) NOT NULL,
  "version" integer NOT NULL,
  "sent_on" varchar(10),
  "sector" varchar(150) NOT NULL,
  "proof" varchar(150),
  CONSTRAINT "ck_workshop_declaration_sent" CHECK (state = 'draft' OR sent_on IS NOT NULL),
  CONSTRAINT "ck_workshop_declaration_state" CHECK (state IN ('draft', 'sent', 'active', 'to_renew', 'to_update', 'expired', 'withdrawn')),
  CONSTRAINT "fk_workshop_declaration_school_id" FOREIGN KEY ("school_id") REFERENCES "school" ("id")
);

CREATE UNIQUE INDEX "ix_app_user_badge_hash" ON "app_user" ("badge_hash") ;

CREATE INDEX "ix_assignment_learner_id_planned_on" ON "assignment" ("learner_id", "planned_on") ;

CREATE INDEX "ix_assignment_operation_id" ON "assignment" ("operation_id") ;

CREATE INDEX "ix_assignment_school_id_planned_on" ON "assignment" ("school_id", "planned_on") ;

CREATE INDEX "ix_bank_line_payment_id" ON "bank_line" ("payment_id") ;

CREATE INDEX "ix_bank_line_school_id_state_booked_on" ON "bank_line" ("school_id", "state", "booked_on") ;

CREATE INDEX "ix_bank_statement_school_id_id" ON "bank_statement" ("school_id", "id") ;

CREATE INDEX "ix_certificate_order_id" ON "certificate" ("order_id") ;

CREATE INDEX "ix_certificate_work_order_id" ON "certificate" ("work_order_id") ;

CREATE INDEX "ix_characteristic_item_id" ON "characteristic" ("item_id") ;

CREATE INDEX "ix_declared_work_declaration_id" ON "declared_work" ("declaration_id") ;

CREATE INDEX "ix_delivery_line_order_cell_id" ON "delivery_line" ("order_cell_id") ;

CREATE INDEX "ix_delivery_note_order_id" ON "delivery_note" ("order_id") ;

CREATE INDEX "ix_delivery_note_school_id_id" ON "delivery_note" ("school_id", "id") ;

CREATE INDEX "ix_delivery_note_school_id_partner_id_id" ON "delivery_note" ("school_id", "partner_id", "id") ;

CREATE INDEX "ix_delivery_note_school_id_state_id" ON "delivery_note" ("school_id", "state", "id") ;

CREATE INDEX "ix_demonstration_operation_id" ON "demonstration" ("operation_id") ;

CREATE INDEX "ix_driving_authorisation_school_id_learner_id" ON "driving_authorisation" ("school_id", "learner_id") ;

CREATE INDEX "ix_enrolment_learner_id" ON "enrolment" ("learner_id") ;

CREATE INDEX "ix_enrolment_school_id_entered_on" ON "enrolment" ("school_id", "entered_on") ;

CREATE INDEX "ix_expected_material_material_id" ON "expected_material" ("material_id") ;

CREATE INDEX "ix_expected_material_order_id" ON "expected_material" ("order_id") ;

CREATE INDEX "ix_expected_payment_line_id" ON "expected_payment" ("line_id") ;

CREATE INDEX "ix_funding_line_school_id_school_year" ON "funding_line" ("school_id", "school_year") ;

CREATE INDEX "ix_funding_receipt_line_id" ON "funding_receipt" ("line_id") ;

CREATE INDEX "ix_idempotent_request_created_at" ON "idempotent_request" ("created_at") ;

CREATE INDEX "ix_inspection_assignment_id" ON "inspection" ("assignment_id") ;

CREATE INDEX "ix_inspection_operation_id_id" ON "inspection" ("operation_id", "id") ;

CREATE INDEX "ix_inspection_school_id_state" ON "inspection" ("school_id", "state") ;

CREATE INDEX "ix_invitation_school_id_email" ON "invitation" ("school_id", "email") ;

CREATE INDEX "ix_invoice_cell_invoice_id" ON "invoice_cell" ("invoice_id") ;

CREATE INDEX "ix_invoice_deposit_deposit_id" ON "invoice_deposit" ("deposit_id") ;

CREATE INDEX "ix_invoice_line_order_line_id" ON "invoice_line" ("order_line_id") ;

CREATE INDEX "ix_invoice_order_id" ON "invoice" ("order_id") ;

CREATE INDEX "ix_invoice_order_order_id" ON "invoice_order" ("order_id") ;

CREATE INDEX "ix_invoice_school_id_id" ON "invoice" ("school_id", "id") ;

CREATE INDEX "ix_invoice_school_id_issued_on" ON "invoice" ("school_id", "issued_on") ;

CREATE INDEX "ix_invoice_school_id_partner_id_id" ON "invoice" ("school_id", "partner_id", "id") ;

CREATE INDEX "ix_invoice_school_id_state_id" ON "invoice" ("school_id", "state", "id") ;

CREATE INDEX "ix_invoice_status_school_id_invoice_id_id" ON "invoice_status" ("school_id", "invoice_id", "id") ;

CREATE INDEX "ix_item_variant_item_id" ON "item_variant" ("item_id") ;

CREATE INDEX "ix_item_workshop_id" ON "item" ("workshop_id") ;

CREATE INDEX "ix_journal_entry_school_id_subject_type_subject_id_id" ON "journal_entry" ("school_id", "subject_type", "subject_id", "id") ;

CREATE INDEX "ix_learner_call_school_id_answered_at" ON "learner_call" ("school_id", "answered_at") ;

CREATE INDEX "ix_learner_school_id_id" ON "learner" ("school_id", "id") ;

CREATE INDEX "ix_ledger_entry_school_id_on_day" ON "ledger_entry" ("school_id", "on_day") ;

CREATE INDEX "ix_material_lot_school_id_partner_id" ON "material_lot" ("school_id", "partner_id") ;

CREATE INDEX "ix_measure_characteristic_id" ON "measure" ("characteristic_id") ;

CREATE INDEX "ix_medical_opinion_school_id_learner_id" ON "medical_opinion" ("school_id", "learner_id") ;

CREATE INDEX "ix_membership_user_id" ON "membership" ("user_id") ;

CREATE INDEX "ix_non_conformity_order_id" ON "non_conformity" ("order_id") ;

CREATE INDEX "ix_non_conformity_school_id_state_id" ON "non_conformity" ("school_id", "state", "id") ;

CREATE INDEX "ix_non_conformity_work_order_id" ON "non_conformity" ("work_order_id") ;

CREATE INDEX "ix_outbox_message_state_next_attempt_at" ON "outbox_message" ("state", "next_attempt_at") ;

CREATE INDEX "ix_outgoing_school_id_partner_id" ON "outgoing" ("school_id", "partner_id") ;

CREATE INDEX "ix_output_report_operation_id" ON "output_report" ("operation_id") ;

CREATE INDEX "ix_output_report_school_id_state" ON "output_report" ("school_id", "state") ;

CREATE INDEX "ix_partner_school_id_id" ON "partner" ("school_id", "id") ;

CREATE INDEX "ix_partner_school_id_siret" ON "partner" ("school_id", "siret") ;

CREATE INDEX "ix_password_reset_user_id_created_at" ON "password_reset" ("user_id", "created_at") ;

CREATE INDEX "ix_payment_allocation_invoice_id" ON "payment_allocation" ("invoice_id") ;

CREATE INDEX "ix_payment_allocation_payment_id" ON "payment_allocation" ("payment_id") ;

CREATE INDEX "ix_payment_allocation_penalty_id" ON "payment_allocation" ("penalty_id") ;

CREATE INDEX "ix_payment_school_id_id" ON "payment" ("school_id", "id") ;

CREATE INDEX "ix_payment_school_id_partner_id" ON "payment" ("school_id", "partner_id") ;

CREATE INDEX "ix_payment_school_id_received_on" ON "payment" ("school_id", "received_on") ;

CREATE INDEX "ix_penalty_school_id_partner_id" ON "penalty" ("school_id", "partner_id") ;

CREATE INDEX "ix_planned_delivery_order_id" ON "planned_delivery" ("order_id") ;

CREATE INDEX "ix_platform_flow_invoice_id" ON "platform_flow" ("invoice_id") ;

CREATE INDEX "ix_platform_flow_payment_id" ON "platform_flow" ("payment_id") ;

CREATE INDEX "ix_platform_flow_school_id_state_id" ON "platform_flow" ("school_id", "state", "id") ;

CREATE INDEX "ix_platform_flow_state_next_attempt_at" ON "platform_flow" ("state", "next_attempt_at") ;

CREATE INDEX "ix_platform_invoice_school_id_invoice_id" ON "platform_invoice" ("school_id", "invoice_id") ;

CREATE INDEX "ix_platform_receipt_school_id_state_id" ON "platform_receipt" ("school_id", "state", "id") ;

CREATE INDEX "ix_platform_task_invoice_id" ON "platform_task" ("invoice_id") ;

CREATE INDEX "ix_platform_task_school_id_state_id" ON "platform_task" ("school_id", "state", "id") ;

CREATE INDEX "ix_price_request_school_id_partner_id_id" ON "price_request" ("school_id", "partner_id", "id") ;

CREATE INDEX "ix_price_request_school_id_state_id" ON "price_request" ("school_id", "state", "id") ;

CREATE INDEX "ix_quote_request_id" ON "quote" ("request_id") ;

CREATE INDEX "ix_quote_school_id_partner_id_id" ON "quote" ("school_id", "partner_id", "id") ;

CREATE INDEX "ix_quote_school_id_state_id" ON "quote" ("school_id", "state", "id") ;

CREATE INDEX "ix_reminder_hold_school_id_invoice_id" ON "reminder_hold" ("school_id", "invoice_id") ;

CREATE INDEX "ix_reminder_letter_id" ON "reminder" ("letter_id") ;

CREATE INDEX "ix_reminder_letter_school_id_partner_id" ON "reminder_letter" ("school_id", "partner_id") ;

CREATE INDEX "ix_reminder_school_id_invoice_id" ON "reminder" ("school_id", "invoice_id") ;

CREATE INDEX "ix_request_message_request_id" ON "request_message" ("request_id") ;

CREATE INDEX "ix_safety_training_school_id_learner_id" ON "safety_training" ("school_id", "learner_id") ;

CREATE INDEX "ix_sales_order_cell_order_id" ON "sales_order_cell" ("order_id") ;

CREATE INDEX "ix_sales_order_school_id_id" ON "sales_order" ("school_id", "id") ;

CREATE INDEX "ix_sales_order_school_id_partner_id_id" ON "sales_order" ("school_id", "partner_id", "id") ;

CREATE INDEX "ix_sales_order_school_id_state_id" ON "sales_order" ("school_id", "state", "id") ;

CREATE INDEX "ix_session_job_assignment_id" ON "session_job" ("assignment_id") ;

CREATE INDEX "ix_session_job_operation_id" ON "session_job" ("operation_id") ;

CREATE INDEX "ix_sign_in_try_last_try_at" ON "sign_in_try" ("last_try_at") ;

CREATE INDEX "ix_standing_derogation_school_id_learner_id" ON "standing_derogation" ("school_id", "learner_id") ;

CREATE INDEX "ix_stock_move_lot_id_id" ON "stock_move" ("lot_id", "id") ;

CREATE INDEX "ix_stock_move_work_order_id" ON "stock_move" ("work_order_id") ;

CREATE INDEX "ix_stored_file_school_id_subject_type_subject_id" ON "stored_file" ("school_id", "subject_type", "subject_id") ;

CREATE INDEX "ix_subcontract_move_operation_cell_id" ON "subcontract_move" ("operation_cell_id") ;

CREATE INDEX "ix_subcontract_move_operation_id" ON "subcontract_move" ("operation_id") ;

CREATE INDEX "ix_supervisor_absence_school_id_user_id" ON "supervisor_absence" ("school_id", "user_id") ;

CREATE INDEX "ix_supervisor_school_id_user_id" ON "supervisor" ("school_id", "user_id") ;

CREATE INDEX "ix_user_session_user_id" ON "user_session" ("user_id") ;

CREATE INDEX "ix_webhook_delivery_endpoint_id_id" ON "webhook_delivery" ("endpoint_id", "id") ;

CREATE INDEX "ix_webhook_delivery_state_next_attempt_at" ON "webhook_delivery" ("state", "next_attempt_at") ;

CREATE INDEX "ix_work_center_workshop_id" ON "work_center" ("workshop_id") ;

CREATE INDEX "ix_work_operation_school_id_state" ON "work_operation" ("school_id", "state") ;

CREATE INDEX "ix_work_order_cell_work_order_id" ON "work_order_cell" ("work_order_id") ;

CREATE INDEX "ix_work_order_order_id" ON "work_order" ("order_id") ;

CREATE INDEX "ix_work_order_school_id_id" ON "work_order" ("school_id", "id") ;

CREATE INDEX "ix_work_order_school_id_state_due_on" ON "work_order" ("school_id", "state", "due_on") ;

CREATE INDEX "ix_work_session_school_id_started_at" ON "work_session" ("school_id", "started_at") ;

CREATE INDEX "ix_workshop_declaration_school_id_state" ON "workshop_declaration" ("school_id", "state") ;

CREATE UNIQUE INDEX "ixp_assignment_operation_id_learner_id_planned_on_half_day" ON "assignment" ("operation_id", "learner_id", "planned_on", "half_day") WHERE state <> 'withdrawn';

CREATE UNIQUE INDEX "ixp_bank_line_grant_receipt_id" ON "bank_line" ("grant_receipt_id") WHERE grant_receipt_id IS NOT NULL;

CREATE UNIQUE INDEX "ixp_expected_material_lot_id" ON "expected_material" ("lot_id") WHERE lot_id IS NOT NULL;

CREATE UNIQUE INDEX "ixp_funding_receipt_reverses_id" ON "funding_receipt" ("reverses_id") WHERE reverses_id IS NOT NULL;

CREATE UNIQUE INDEX "ixp_inspection_operation_id" ON "inspection" ("operation_id") WHERE kind = 'first' AND state <> 'refused';

CREATE UNIQUE INDEX "ixp_invoice_prior_invoice_id" ON "invoice" ("prior_invoice_id") WHERE type_code = '384';

CREATE INDEX "ixp_invoice_settlement_school_id_invoice_id" ON "invoice_settlement" ("school_id", "invoice_id") WHERE total_cents - paid_cents - credited_cents > 0;

CREATE UNIQUE INDEX "ixp_learner_call_learner_id" ON "learner_call" ("learner_id") WHERE answered_at IS NULL;

CREATE UNIQUE INDEX "ixp_ledger_entry_school_id_type_number" ON "ledger_entry" ("school_id", "type", "number") WHERE type IN ('INVOICE', 'CREDIT_NOTE', 'PAYMENT', 'PAYMENT_REVERSAL', 'CLOSING_DAY', 'CLOSING_MONTH', 'CLOSING_YEAR');

CREATE UNIQUE INDEX "ixp_membership_learner_id" ON "membership" ("learner_id") WHERE learner_id IS NOT NULL AND ended_at IS NULL;

CREATE UNIQUE INDEX "ixp_membership_user_id_school_id_role" ON "membership" ("user_id", "school_id", "role") WHERE ended_at IS NULL;

CREATE UNIQUE INDEX "ixp_output_report_reverses_id" ON "output_report" ("reverses_id") WHERE reverses_id IS NOT NULL;

CREATE UNIQUE INDEX "ixp_planned_delivery_order_id_reference" ON "planned_delivery" ("order_id", "reference") WHERE reference IS NOT NULL;

CREATE UNIQUE INDEX "ixp_quote_price_line_id" ON "quote_price" ("line_id") WHERE chosen;

CREATE UNIQUE INDEX "ixp_quote_school_id_number" ON "quote" ("school_id", "number") WHERE state IN ('sent', 'accepted');

CREATE INDEX "ixp_sales_order_cell_school_id_order_id" ON "sales_order_cell" ("school_id", "order_id") WHERE delivered - returned - invoiced + credited > 0;

CREATE UNIQUE INDEX "ixp_sales_order_quote_id" ON "sales_order" ("quote_id") WHERE quote_id IS NOT NULL;

CREATE UNIQUE INDEX "ixp_supervisor_user_id_workshop_id" ON "supervisor" ("user_id", "workshop_id") WHERE named_until IS NULL;

CREATE UNIQUE INDEX "ixp_webhook_endpoint_school_id_partner_id_url" ON "webhook_endpoint" ("school_id", "partner_id", "url") WHERE stopped_at IS NULL;

CREATE UNIQUE INDEX "ixp_work_session_learner_id" ON "work_session" ("learner_id") WHERE state = 'open';

CREATE TRIGGER tr_assignment_insert BEFORE INSERT ON assignment WHEN EXISTS (SELECT 1 FROM work_operation o WHERE o.id = NEW.operation_id AND o.supplier_id IS NOT NULL) 
    BEGIN SELECT RAISE(ABORT, 'A step made outside is not given to a learner'); END;

CREATE TRIGGER tr_certificate_delete BEFORE DELETE ON certificate 
    BEGIN SELECT RAISE(ABORT, 'What was measured, decided or certified is never changed'); END;

CREATE TRIGGER tr_certificate_update BEFORE UPDATE ON certificate 
    BEGIN SELECT RAISE(ABORT, 'What was measured, decided or certified is never changed'); END;

CREATE TRIGGER tr_closed_month_delete BEFORE DELETE ON closed_month 
    BEGIN SELECT RAISE(ABORT, 'A closed month stays closed'); END;

CREATE TRIGGER tr_closed_month_update BEFORE UPDATE ON closed_month 
    BEGIN SELECT RAISE(ABORT, 'A closed month stays closed'); END;

CREATE TRIGGER tr_funding_receipt_delete BEFORE DELETE ON funding_receipt 
    BEGIN SELECT RAISE(ABORT, 'A receipt is never changed: take it back'); END;

CREATE TRIGGER tr_funding_receipt_insert BEFORE INSERT ON funding_receipt WHEN NEW.reverses_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM funding_receipt r WHERE r.id = NEW.reverses_id AND r.school_id = NEW.school_id
  AND r.line_id = NEW.line_id AND r.reverses_id IS NULL AND r.amount_cents = -NEW.amount_cents) 
    BEGIN SELECT RAISE(ABORT, 'What takes a receipt back is its amount, less, on its line'); END;

CREATE TRIGGER tr_funding_receipt_update BEFORE UPDATE ON funding_receipt 
    BEGIN SELECT RAISE(ABORT, 'A receipt is never changed: take it back'); END;

CREATE TRIGGER tr_inspection_delete BEFORE DELETE ON inspection WHEN OLD.state <> 'declared' 
    BEGIN SELECT RAISE(ABORT, 'What was measured, decided or certified is never changed'); END;

CREATE TRIGGER tr_inspection_update BEFORE UPDATE ON inspection WHEN OLD.state <> 'declared' OR (NEW.state = 'accepted' AND EXISTS (SELECT 1 FROM measure m WHERE m.inspection_id = NEW.id AND NOT m.conform)) 
    BEGIN SELECT RAISE(ABORT, 'What was measured, decided or certified is never changed. A first part out of tolerance is not accepted'); END;

CREATE TRIGGER tr_invoice_cell_delete BEFORE DELETE ON invoice_cell WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'issued') 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_cell_insert BEFORE INSERT ON invoice_cell WHEN EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND state = 'issued') OR EXISTS (SELECT 1 FROM invoice_cell p JOIN invoice i ON i.id = p.invoice_id WHERE p.id = NEW.id AND i.state = 'issued') 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_cell_update BEFORE UPDATE ON invoice_cell WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'issued') OR EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND state = 'issued') 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_delete BEFORE DELETE ON invoice WHEN OLD.state = 'issued' 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_deposit_delete BEFORE DELETE ON invoice_deposit WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'issued') 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_deposit_insert BEFORE INSERT ON invoice_deposit WHEN EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND state = 'issued') OR EXISTS (SELECT 1 FROM invoice_deposit p JOIN invoice i ON i.id = p.invoice_id WHERE p.id = NEW.id AND i.state = 'issued') 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_deposit_update BEFORE UPDATE ON invoice_deposit WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'issued') OR EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND state = 'issued') 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_insert BEFORE INSERT ON invoice WHEN EXISTS (SELECT 1 FROM invoice WHERE state = 'issued' AND (id = NEW.id OR (school_id = NEW.school_id AND number = NEW.number))) 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_line_delete BEFORE DELETE ON invoice_line WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'issued') 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_line_insert BEFORE INSERT ON invoice_line WHEN EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND state = 'issued') OR EXISTS (SELECT 1 FROM invoice_line p JOIN invoice i ON i.id = p.invoice_id WHERE p.id = NEW.id AND i.state = 'issued') 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_line_update BEFORE UPDATE ON invoice_line WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'issued') OR EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND state = 'issued') 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_order_delete BEFORE DELETE ON invoice_order WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'issued') 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_order_insert BEFORE INSERT ON invoice_order WHEN EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND state = 'issued') OR EXISTS (SELECT 1 FROM invoice_order p JOIN invoice i ON i.id = p.invoice_id WHERE p.id = NEW.id AND i.state = 'issued') 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_order_update BEFORE UPDATE ON invoice_order WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'issued') OR EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND state = 'issued') 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_status_delete BEFORE DELETE ON invoice_status 
    BEGIN SELECT RAISE(ABORT, 'What happened to an invoice is only ever added to'); END;

CREATE TRIGGER tr_invoice_status_insert BEFORE INSERT ON invoice_status WHEN EXISTS (SELECT 1 FROM invoice_status WHERE id = NEW.id OR (school_id = NEW.school_id AND fingerprint = NEW.fingerprint)) 
    BEGIN SELECT RAISE(ABORT, 'What happened to an invoice is only ever added to'); END;

CREATE TRIGGER tr_invoice_status_update BEFORE UPDATE ON invoice_status 
    BEGIN SELECT RAISE(ABORT, 'What happened to an invoice is only ever added to'); END;

CREATE TRIGGER tr_invoice_update BEFORE UPDATE ON invoice WHEN OLD.state = 'issued' 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_vat_delete BEFORE DELETE ON invoice_vat WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'issued') 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_vat_insert BEFORE INSERT ON invoice_vat WHEN EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND state = 'issued') OR EXISTS (SELECT 1 FROM invoice_vat p JOIN invoice i ON i.id = p.invoice_id WHERE p.id = NEW.id AND i.state = 'issued') 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_invoice_vat_update BEFORE UPDATE ON invoice_vat WHEN EXISTS (SELECT 1 FROM invoice WHERE id = OLD.invoice_id AND state = 'issued') OR EXISTS (SELECT 1 FROM invoice WHERE id = NEW.invoice_id AND state = 'issued') 
    BEGIN SELECT RAISE(ABORT, 'An issued invoice is frozen: correct it with a credit note'); END;

CREATE TRIGGER tr_journal_entry_delete BEFORE DELETE ON journal_entry 
    BEGIN SELECT RAISE(ABORT, 'The journal is only ever added to'); END;

CREATE TRIGGER tr_journal_entry_insert BEFORE INSERT ON journal_entry WHEN EXISTS (SELECT 1 FROM journal_entry WHERE id = NEW.id) 
    BEGIN SELECT RAISE(ABORT, 'The journal is only ever added to'); END;

CREATE TRIGGER tr_journal_entry_update BEFORE UPDATE ON journal_entry 
    BEGIN SELECT RAISE(ABORT, 'The journal is only ever added to'); END;

CREATE TRIGGER tr_ledger_entry_delete BEFORE DELETE ON ledger_entry 
    BEGIN SELECT RAISE(ABORT, 'The ledger is only ever added to'); END;

CREATE TRIGGER tr_ledger_entry_insert BEFORE INSERT ON ledger_entry WHEN EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.id OR (school_id = NEW.school_id AND seq = NEW.seq)) 
    BEGIN SELECT RAISE(ABORT, 'The ledger is only ever added to'); END;

CREATE TRIGGER tr_ledger_entry_update BEFORE UPDATE ON ledger_entry 
    BEGIN SELECT RAISE(ABORT, 'The ledger is only ever added to'); END;

CREATE TRIGGER tr_ledger_head_delete BEFORE DELETE ON ledger_head 
    BEGIN SELECT RAISE(ABORT, 'The ledger goes on by one entry at a time'); END;

CREATE TRIGGER tr_ledger_head_update BEFORE UPDATE ON ledger_head WHEN NEW.school_id <> OLD.school_id OR (NEW.seq <> OLD.seq + 1 AND (NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash)) 
    BEGIN SELECT RAISE(ABORT, 'The ledger goes on by one entry at a time'); END;

CREATE TRIGGER tr_measure_delete BEFORE DELETE ON measure 
    BEGIN SELECT RAISE(ABORT, 'What was measured, decided or certified is never changed'); END;

CREATE TRIGGER tr_measure_update BEFORE UPDATE ON measure 
    BEGIN SELECT RAISE(ABORT, 'What was measured, decided or certified is never changed'); END;

CREATE TRIGGER tr_outgoing_delete BEFORE DELETE ON outgoing 
    BEGIN SELECT RAISE(ABORT, 'Money that left stays as it was told'); END;

CREATE TRIGGER tr_outgoing_update BEFORE UPDATE ON outgoing 
    BEGIN SELECT RAISE(ABORT, 'Money that left stays as it was told'); END;

CREATE TRIGGER tr_output_report_insert BEFORE INSERT ON output_report WHEN NEW.state = 'checked' AND EXISTS (SELECT 1 FROM work_operation o JOIN work_order w ON w.id = o.work_order_id
    JOIN characteristic c ON c.item_id = w.item_id AND c.position = o.position AND c.code = o.code
    WHERE o.id = NEW.operation_id AND w.criticality = 'critical' AND c.retired_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM inspection i
    WHERE i.operation_id = NEW.operation_id AND i.kind = 'first' AND i.state = 'accepted') 
    BEGIN SELECT RAISE(ABORT, 'The first part of a critical piece is accepted before the series is counted'); END;

CREATE TRIGGER tr_output_report_update BEFORE UPDATE ON output_report WHEN OLD.state <> 'checked' 
    BEGIN SELECT RAISE(ABORT, 'A count that was decided on is never edited: correct it with a reversing count'); END;

CREATE TRIGGER tr_penalty_delete BEFORE DELETE ON penalty 
    BEGIN SELECT RAISE(ABORT, 'What was said to a customer stays as it was said'); END;

CREATE TRIGGER tr_penalty_update BEFORE UPDATE ON penalty WHEN OLD.id IS NOT NEW.id OR OLD.school_id IS NOT NEW.school_id OR OLD.partner_id IS NOT NEW.partner_id OR OLD.invoice_id IS NOT NEW.invoice_id OR OLD.outcome IS NOT NEW.outcome OR OLD.number IS NOT NEW.number OR OLD.decided_on IS NOT NEW.decided_on OR OLD.interest_cents IS NOT NEW.interest_cents OR OLD.indemnity_cents IS NOT NEW.indemnity_cents OR OLD.file_id IS NOT NEW.file_id OR OLD.created_at IS NOT NEW.created_at OR OLD.created_by IS NOT NEW.created_by OR (OLD.settled_cents IS NULL AND NEW.settled_cents IS NOT NULL) OR (OLD.settled_cents IS NOT NULL AND NEW.settled_cents IS NULL) OR (OLD.given_up_on IS NOT NULL AND (OLD.given_up_on IS NOT NEW.given_up_on OR OLD.given_up_cents IS NOT NEW.given_up_cents OR OLD.given_up_reason IS NOT NEW.given_up_reason)) 
    BEGIN SELECT RAISE(ABORT, 'What was said to a customer stays as it was said'); END;

CREATE TRIGGER tr_platform_report_delete BEFORE DELETE ON platform_report 
    BEGIN SELECT RAISE(ABORT, 'A declaration stays as it was handed over'); END;

CREATE TRIGGER tr_platform_report_insert BEFORE INSERT ON platform_report WHEN EXISTS (SELECT 1 FROM platform_report WHERE id = NEW.id OR (school_id = NEW.school_id AND kind = NEW.kind
  AND from_day = NEW.from_day AND rank = NEW.rank)) 
    BEGIN SELECT RAISE(ABORT, 'A declaration stays as it was handed over'); END;

CREATE TRIGGER tr_platform_report_update BEFORE UPDATE ON platform_report 
    BEGIN SELECT RAISE(ABORT, 'A declaration stays as it was handed over'); END;

CREATE TRIGGER tr_quote_cell_delete BEFORE DELETE ON quote_cell WHEN EXISTS (SELECT 1 FROM quote q JOIN quote_line l ON l.quote_id = q.id
         WHERE l.id = OLD.line_id AND q.state <> 'draft') 
    BEGIN SELECT RAISE(ABORT, 'The lines of a quote that was sent do not change: make a revision'); END;

CREATE TRIGGER tr_quote_cell_insert BEFORE INSERT ON quote_cell WHEN EXISTS (SELECT 1 FROM quote q JOIN quote_line l ON l.quote_id = q.id
         WHERE l.id = NEW.line_id AND q.state <> 'draft') 
    BEGIN SELECT RAISE(ABORT, 'The lines of a quote that was sent do not change: make a revision'); END;

CREATE TRIGGER tr_quote_cell_update BEFORE UPDATE ON quote_cell WHEN EXISTS (SELECT 1 FROM quote q JOIN quote_line l ON l.quote_id = q.id
         WHERE l.id = OLD.line_id AND q.state <> 'draft') 
    BEGIN SELECT RAISE(ABORT, 'The lines of a quote that was sent do not change: make a revision'); END;

CREATE TRIGGER tr_quote_line_delete BEFORE DELETE ON quote_line WHEN EXISTS (SELECT 1 FROM quote q WHERE q.id = OLD.quote_id AND q.state <> 'draft') 
    BEGIN SELECT RAISE(ABORT, 'The lines of a quote that was sent do not change: make a revision'); END;

CREATE TRIGGER tr_quote_line_insert BEFORE INSERT ON quote_line WHEN EXISTS (SELECT 1 FROM quote q WHERE q.id = NEW.quote_id AND q.state <> 'draft') 
    BEGIN SELECT RAISE(ABORT, 'The lines of a quote that was sent do not change: make a revision'); END;

CREATE TRIGGER tr_quote_line_update BEFORE UPDATE ON quote_line WHEN EXISTS (SELECT 1 FROM quote q WHERE q.id = OLD.quote_id AND q.state <> 'draft') 
    BEGIN SELECT RAISE(ABORT, 'The lines of a quote that was sent do not change: make a revision'); END;

CREATE TRIGGER tr_quote_price_delete BEFORE DELETE ON quote_price WHEN EXISTS (SELECT 1 FROM quote q JOIN quote_line l ON l.quote_id = q.id
         WHERE l.id = OLD.line_id AND q.state <> 'draft') 
    BEGIN SELECT RAISE(ABORT, 'The lines of a quote that was sent do not change: make a revision'); END;

CREATE TRIGGER tr_quote_price_insert BEFORE INSERT ON quote_price WHEN EXISTS (SELECT 1 FROM quote q JOIN quote_line l ON l.quote_id = q.id
         WHERE l.id = NEW.line_id AND q.state <> 'draft') 
    BEGIN SELECT RAISE(ABORT, 'The lines of a quote that was sent do not change: make a revision'); END;

CREATE TRIGGER tr_quote_price_update BEFORE UPDATE ON quote_price WHEN EXISTS (SELECT 1 FROM quote q JOIN quote_line l ON l.quote_id = q.id
         WHERE l.id = OLD.line_id AND q.state <> 'draft') 
    BEGIN SELECT RAISE(ABORT, 'The lines of a quote that was sent do not change: make a revision'); END;

CREATE TRIGGER tr_quote_update BEFORE UPDATE ON quote WHEN OLD.state <> 'draft' AND (NEW.total_with_vat_cents <> OLD.total_with_vat_cents
  OR NEW.pdf_sha256 <> OLD.pdf_sha256 OR NEW.valid_until <> OLD.valid_until OR NEW.partner_id <> OLD.partner_id) 
    BEGIN SELECT RAISE(ABORT, 'The lines of a quote that was sent do not change: make a revision'); END;

CREATE TRIGGER tr_reminder_delete BEFORE DELETE ON reminder 
    BEGIN SELECT RAISE(ABORT, 'What was said to a customer stays as it was said'); END;

CREATE TRIGGER tr_reminder_hold_delete BEFORE DELETE ON reminder_hold 
    BEGIN SELECT RAISE(ABORT, 'What was said to a customer stays as it was said'); END;

CREATE TRIGGER tr_reminder_hold_update BEFORE UPDATE ON reminder_hold 
    BEGIN SELECT RAISE(ABORT, 'What was said to a customer stays as it was said'); END;

CREATE TRIGGER tr_reminder_letter_delete BEFORE DELETE ON reminder_letter 
    BEGIN SELECT RAISE(ABORT, 'What was said to a customer stays as it was said'); END;

CREATE TRIGGER tr_reminder_letter_update BEFORE UPDATE ON reminder_letter 
    BEGIN SELECT RAISE(ABORT, 'What was said to a customer stays as it was said'); END;

CREATE TRIGGER tr_reminder_update BEFORE UPDATE ON reminder 
    BEGIN SELECT RAISE(ABORT, 'What was said to a customer stays as it was said'); END;

CREATE TRIGGER tr_request_message_delete BEFORE DELETE ON request_message 
    BEGIN SELECT RAISE(ABORT, 'A message is never changed: write another one'); END;

CREATE TRIGGER tr_request_message_update BEFORE UPDATE ON request_message 
    BEGIN SELECT RAISE(ABORT, 'A message is never changed: write another one'); END;

CREATE TRIGGER tr_sales_order_line_insert BEFORE INSERT ON sales_order_line WHEN EXISTS (SELECT 1 FROM item i JOIN sales_order o ON o.id = NEW.order_id
  WHERE i.id = NEW.item_id AND i.partner_id IS NOT NULL AND i.partner_id <> o.partner_id) 
    BEGIN SELECT RAISE(ABORT, 'An item reserved for a customer is ordered by that customer'); END;

CREATE TRIGGER tr_stock_move_delete BEFORE DELETE ON stock_move 
    BEGIN SELECT RAISE(ABORT, 'A move of stock is never changed: write another one'); END;

CREATE TRIGGER tr_stock_move_update BEFORE UPDATE ON stock_move 
    BEGIN SELECT RAISE(ABORT, 'A move of stock is never changed: write another one'); END;

CREATE TRIGGER tr_subcontract_move_delete BEFORE DELETE ON subcontract_move 
    BEGIN SELECT RAISE(ABORT, 'A move of subcontracted pieces is never changed: write another one'); END;

CREATE TRIGGER tr_subcontract_move_update BEFORE UPDATE ON subcontract_move 
    BEGIN SELECT RAISE(ABORT, 'A move of subcontracted pieces is never changed: write another one'); END;
