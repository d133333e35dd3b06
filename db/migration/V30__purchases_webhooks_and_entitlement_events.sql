-- What somebody set out to buy. Whether it was paid, and what follows from that, is not said here: it is derived from
-- the entitlement events.
create table purchase (
    id uuid primary key,
    account_id bigint references account on delete set null,
    email text,
    plan text not null,
    slug text,
    edition_id bigint not null references edition,
    cents bigint not null,
    currency text not null,
    gateway text not null,
    pay_url text,
    made_at timestamptz not null,
    constraint purchase_plan_known check (plan in ('pro', 'report')),
    constraint purchase_of_a_report_names_it check ((plan = 'report') = (slug is not null)),
    constraint purchase_costs_something check (cents > 0),
    constraint purchase_currency_is_iso check (currency ~ '^[a-z]{3}$'),
    constraint purchase_email_in_lower_case check (email = lower(email))
);

comment on column purchase.edition_id is 'the edition of that day: what is bought is never deleted, so neither is this';
comment on column purchase.email is 'where the link of somebody without an account goes';

create index purchase_of_account on purchase (account_id);
create index purchase_of_email on purchase (email);

-- The link in the mail to somebody who bought without an account. It works for as long as the purchase lasts.
create table purchase_link (
    secret_hash bytea primary key,
    purchase_id uuid not null references purchase on delete cascade,
    made_at timestamptz not null,
    constraint purchase_link_secret_is_sha256 check (length(secret_hash) = 32)
);

create index purchase_link_of_purchase on purchase_link (purchase_id);

-- What a payment gateway told us, as it came. Stored before anything is done about it.
create table webhook_event (
    id bigint primary key generated always as identity,
    gateway text not null,
    event_id text not null,
    type text not null,
    body text not null,
    received_at timestamptz not null,
    attempts int not null default 0,
    next_attempt_at timestamptz,
    problem text,
    done_at timestamptz,
    outcome text,
    constraint webhook_event_once unique (gateway, event_id),
    constraint webhook_event_outcome_known check (outcome in ('applied', 'ignored')),
    constraint webhook_event_done_with_an_outcome check (num_nulls(done_at, outcome) in (0, 2)),
    constraint webhook_event_is_done_or_waits check (num_nulls(next_attempt_at, done_at) = 1)
);

create index webhook_event_due on webhook_event (next_attempt_at) where done_at is null;

-- What happened that somebody may see more or less: who, what, from when to when, because of what. Entitlements are
-- derived from these rows and nothing else, in whatever order they came.
create table entitlement_event (
    id bigint primary key generated always as identity,
    key text not null,
    kind text not null,
    happened_at timestamptz not null,
    recorded_at timestamptz not null,
    account_id bigint,
    purchase_id uuid,
    subscription text,
    invoice text,
    payment text,
    what text,
    from_at timestamptz,
    until_at timestamptz,
    cause text not null,
    fact jsonb not null,
    constraint entitlement_event_once unique (key),
    constraint entitlement_event_kind_known check (kind in ('paid', 'checkout-ended', 'subscription', 'invoice-paid',
        'invoice-failed', 'invoice-payment', 'refunded', 'disputed', 'code', 'granted', 'revoked'))
);

comment on column entitlement_event.happened_at is 'when the gateway says it happened, not when we heard of it';
comment on column entitlement_event.account_id is 'by number only, so that a row outlives the account';
comment on column entitlement_event.cause is 'a webhook, a code, or the account of the admin who did it';

create index entitlement_event_of_account on entitlement_event (account_id) where account_id is not null;
create index entitlement_event_of_purchase on entitlement_event (purchase_id) where purchase_id is not null;
create index entitlement_event_of_subscription on entitlement_event (subscription) where subscription is not null;
create index entitlement_event_of_invoice on entitlement_event (invoice) where invoice is not null;
create index entitlement_event_of_payment on entitlement_event (payment) where payment is not null;

create function refuse_change_of_entitlement_event() returns trigger language plpgsql as $$
begin
    raise exception 'entitlement events are only added to';
end $$;

create trigger entitlement_event_stays before update or delete on entitlement_event for each row
    execute function refuse_change_of_entitlement_event();

-- Free access for the people of a library, a school, a job center.
create table access_code (
    id bigint primary key generated always as identity,
    code text not null,
    label text not null,
    ends_at timestamptz not null,
    seats int not null,
    taken int not null default 0,
    made_by bigint not null,
    made_at timestamptz not null,
    stopped_at timestamptz,
    constraint access_code_once unique (code),
    constraint access_code_labeled check (label <> ''),
    constraint access_code_never_overdrawn check (taken between 0 and seats)
);

create table code_redemption (
    code_id bigint not null references access_code,
    account_id bigint not null references account on delete cascade,
    redeemed_at timestamptz not null,
    primary key (code_id, account_id)
);

create index code_redemption_of_account on code_redemption (account_id);

-- What people were written to about, so that nobody is told twice.
create table billing_notice (
    key text primary key,
    noted_at timestamptz not null
);

-- What a gateway still has to be told, because nobody waits for the answer.
create table gateway_task (
    id bigint primary key generated always as identity,
    gateway text not null,
    subscription text not null,
    asked_at timestamptz not null,
    attempts int not null default 0,
    next_attempt_at timestamptz,
    done_at timestamptz,
    constraint gateway_task_once unique (gateway, subscription),
    constraint gateway_task_is_done_or_waits check (num_nulls(next_attempt_at, done_at) = 1)
);

comment on table gateway_task is 'subscriptions to end now, since their account is gone or their money went back';

-- The books of the test gateway, which only somebody has who tries the program out on their own machine.
create table trial_object (
    id text primary key,
    kind text not null,
    made_at timestamptz not null,
    body jsonb not null
);

create table trial_event (
    id text primary key,
    number bigint generated always as identity,
    body text not null,
    delivered_at timestamptz
);
