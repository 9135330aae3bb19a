-- One text for SQLite and PostgreSQL. Times are milliseconds since 1970 (UTC); flags are 0 or 1.
-- Whatever came from a person, and whatever comes from Telegram, is sealed (bytea); keys stand in a table of their own.

create table meta (
    name text primary key not null,
    value bytea not null
);

create table keys (
    id bigint primary key not null,
    wrapped bytea not null
);

create table chats (
    id bigint primary key not null,
    pseudonym bytea not null unique,
    key_id bigint not null,
    address bytea not null,
    language text not null,
    phone text not null,
    state bytea not null,
    screen bytea,
    screen_at bigint,
    screen_protected bigint not null,
    content_until bigint,
    writes_to bigint,
    writes_since bigint,
    gone bigint not null,
    seen_at bigint not null
);
create index chats_content_until on chats (content_until) where content_until is not null;

create table cases (
    id bigint primary key not null,
    key_id bigint not null,
    name text not null,
    reporter bigint not null references chats (id),
    stage text not null,
    lane bigint not null,
    triage bytea not null,
    language text not null,
    opened_at bigint not null,
    said_at bigint not null,
    sends_at bigint,
    sent_at bigint,
    claimed_by bigint,
    claimed_at bigint,
    closed_at bigint,
    messages bigint not null,
    unread bigint not null,
    unseen bigint not null
);
create unique index cases_one_open on cases (reporter) where stage <> 'closed';
create unique index cases_open_name on cases (name) where stage <> 'closed';
create index cases_queue on cases (lane, sent_at, id) where stage = 'waiting';
create index cases_claimed on cases (claimed_by) where stage = 'claimed';
create index cases_sends on cases (sends_at) where stage = 'draft';
create index cases_drafts on cases (said_at) where stage = 'draft';

create table messages (
    case_id bigint not null references cases (id),
    seq bigint not null,
    version bigint not null,
    voice text not null,
    body bytea not null,
    source bytea not null,
    at bigint not null,
    primary key (case_id, seq, version)
);
create index messages_source on messages (source);

create table staff (
    id bigint primary key not null,
    chat_id bigint not null references chats (id),
    number bigint not null unique,
    role text not null,
    on_duty bigint not null,
    enrolled_at bigint not null,
    revoked_at bigint
);
create unique index staff_chat on staff (chat_id) where revoked_at is null;
create index staff_duty on staff (on_duty) where on_duty = 1;

create table invitations (
    digest bytea primary key not null,
    role text not null,
    expires_at bigint not null,
    used_at bigint
);

create table outbox (
    id bigint primary key not null,
    chat_id bigint not null references chats (id),
    rank bigint not null,
    kind text not null,
    topic bigint,
    due_at bigint not null,
    expires_at bigint,
    attempts bigint not null,
    key_id bigint not null,
    version bigint not null,
    payload bytea not null
);
create index outbox_chat on outbox (chat_id, rank, id);
create index outbox_order on outbox (rank, id);
create index outbox_key on outbox (key_id);

create table registry (
    id bigint primary key not null,
    chat_id bigint not null references chats (id),
    name bytea not null,
    message bytea not null,
    ours bigint not null,
    kind text not null,
    case_id bigint,
    at bigint not null,
    remove_at bigint
);
create index registry_chat on registry (chat_id);
create index registry_name on registry (name);
create index registry_remove on registry (remove_at) where remove_at is not null;

create table handled (
    name bytea primary key not null,
    at bigint not null
);
create index handled_at on handled (at);

create table audit (
    id bigint primary key not null,
    at bigint not null,
    staff_id bigint,
    action text not null,
    case_id bigint
);

create table quarantine (
    id bigint primary key not null,
    key_id bigint not null,
    body bytea not null,
    reason text not null,
    at bigint not null
);
