-- What its person had read of the limits before a story was sent (a digest of that text), and when they tapped that it may be.
alter table cases add column told text not null default '';
alter table cases add column agreed_at bigint;
-- Whose words stay in the chat because a chat that empties itself would be noticed.
alter table chats add column keeps bigint not null default 0;
-- What was tapped after the end: counts of a month, and nothing of whom.
create table feedback (
    month text not null,
    question bigint not null,
    answer text not null,
    count bigint not null,
    primary key (month, question, answer)
);
