-- Whether a person may be written to first: never, unless they said so, and then by which of our dull sentences.
alter table chats add column prefers text not null default 'never';
alter table chats add column notice bigint not null default 4;
-- Something was to be told unasked and was not: it is told when the person is back.
alter table chats add column untold bigint not null default 0;
