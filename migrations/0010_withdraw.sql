-- Changing one's mind: a withdrawn case is hidden and kept for a while, one can only talk, and what is erased stays erased.

-- With stage 'withdrawn': since when.
alter table cases add column withdrawn_at bigint;
-- Whether it may be filed and classified; 0: its person only wants to talk. And when they agreed, if that was later.
alter table cases add column filed bigint not null default 1;
alter table cases add column filed_at bigint;

-- A withdrawn case is no open one: the chat can begin another.
drop index cases_one_open;
create unique index cases_one_open on cases (reporter) where stage <> 'closed' and stage <> 'withdrawn' and behind is null;
create index cases_withdrawn on cases (withdrawn_at) where stage = 'withdrawn';

-- When a draft was forgotten of which its person is still to be told.
alter table chats add column forgotten_at bigint;

-- Erased cases, until they are written down outside of the database: a keyed hash of the key's number.
create table tombstones (
    digest bytea primary key not null,
    at bigint not null
);
