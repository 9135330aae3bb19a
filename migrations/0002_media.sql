-- What comes with a message besides words: files, places, phone numbers. Files are sealed in parts under the key of their case.

alter table cases add column files bigint not null default 0;

-- 1: nothing appears in this chat by itself until its person does something: it was emptied, or something is being read.
alter table chats add column still bigint not null default 0;

create table attachments (
    id bigint primary key not null,
    case_id bigint not null references cases (id),
    number bigint not null,
    seq bigint not null,
    chat_id bigint not null references chats (id),
    voice text not null,
    kind text not null,
    stage text not null,
    -- 1: no words came with it.
    alone bigint not null,
    -- Keyed hash: whether an edit brings another file.
    file bytea,
    -- The message that brought it, as the registry names it.
    name bytea not null,
    -- Sealed: where Telegram keeps it, until it is here; the words of a place or number.
    source bytea,
    -- Sealed: of a file its kind, size, hash, time and number of parts; of a place or number its purpose.
    about bytea,
    at bigint not null,
    -- When a question counts as not answered, or a file is fetched next.
    due_at bigint not null,
    attempts bigint not null
);
create unique index attachments_case on attachments (case_id, number);
create index attachments_name on attachments (name);
create index attachments_chat on attachments (chat_id, at);
create index attachments_held on attachments (due_at) where stage = 'held';
create index attachments_due on attachments (due_at, id) where stage = 'due';

create table chunks (
    attachment_id bigint not null references attachments (id),
    part bigint not null,
    body bytea not null,
    primary key (attachment_id, part)
);
