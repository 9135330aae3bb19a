-- PINs of chats on phones that others can open. While such a chat is locked, what was told in it stands behind its PIN.

create table pins (
    id bigint primary key not null,
    chat_id bigint not null references chats (id),
    -- Sealed: keyed hashes of the PIN, once it was typed twice; of the number of alarm; of what was typed once.
    body bytea,
    duress bytea,
    typed bytea,
    -- Wrong ones in a row.
    tries bigint not null,
    -- When its person was last known by it.
    verified_at bigint,
    -- When something was last done while it was open.
    acted_at bigint not null,
    locked_at bigint,
    -- Of the chat, while it is locked: whose phone it is, whether its person may be written to first, what they were not told,
    -- whether their words stay.
    phone text not null,
    prefers text not null,
    notice bigint not null,
    untold bigint not null,
    keeps bigint not null default 0
);
create index pins_chat on pins (chat_id);
create index pins_acted on pins (acted_at);

-- The PIN by which a chat is open; null: none is open.
alter table chats add column pin bigint;

-- The PIN behind which a case stands; 0: it stands back behind another of its chat; null: its chat shows it.
alter table cases add column behind bigint;
drop index cases_one_open;
create unique index cases_one_open on cases (reporter) where stage <> 'closed' and behind is null;
create index cases_reporter on cases (reporter);
create index cases_behind on cases (behind) where behind is not null;
